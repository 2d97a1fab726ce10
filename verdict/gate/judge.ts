import type { AcceptedCell, Baseline, GateKind, GateLine, GateVerdict } from '../../model/baseline.ts';
import { exitCodes } from '../../model/exit.ts';
import { harmReasons } from '../../model/harm.ts';
import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';
import type { Truth } from '../../model/truth.ts';
import { lacksItsEnd } from '../../model/own-end.ts';
import { worst } from '../../model/truth.ts';
import { durationAtLeast, heldAgainst } from '../../model/units.ts';
import { cellsOf } from '../history/cells.ts';
import { percent } from '../round.ts';
import { isMore } from './more.ts';
import { takenLines } from './taken.ts';

/** Kinds of line that fail, worst first, and what they make of the gate; the others are worth a word and no more. */
const failing: Readonly<Partial<Record<GateKind, Truth>>> = {
  'data-harmed': 'broken',
  'new-spof': 'broken',
  'survival-lost': 'broken',
  'spof-graver': 'broken',
  'gap-longer': 'broken',
  expired: 'broken',
  'probe-broken': 'broken',
  'coverage-lost': 'unknown',
  'plan-laxer': 'unknown',
  unknown: 'unknown',
  'probe-unknown': 'unknown',
};

const words: readonly GateKind[] = [
  'not-kept',
  'plan-changed',
  'stack-changed',
  'improved',
  'new-survival',
  'accepted',
];

const order: readonly GateKind[] = [...(Object.keys(failing) as GateKind[]), ...words];

/**
 * Holds a run against what is accepted, as of the day on which the run began. A known single point of failure passes as long
 * as it is accepted; whatever got worse breaks, whatever is no longer shown, or shown by a laxer plan, is unknown. What the plan
 * expects of cells does not count; what it expects of probes does.
 */
export function judgeGate(baseline: Baseline, run: HistoryLine): GateVerdict {
  const keys = keysOf(baseline, run);
  const lookUp = cellsOf(run);
  const day = run.startedAt.slice(0, 10);
  const lines = keys.flatMap((key) => {
    const entry = Object.hasOwn(baseline.cells, key) ? baseline.cells[key] : undefined;
    const found = entry ? known(entry, lookUp(key), day) : fresh(lookUp(key));
    return found ? [lineOf(key, found)] : [];
  });
  const taken = takenLines(baseline.taken, run).map(({ key, ...found }) => lineOf(key, found));
  const sorted = [...cutLines(run), ...lines, ...probeLines(run), ...taken].toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind),
  );
  const looked = keys.length + run.probes.length;
  const outcome = looked === 0 ? 'unknown' : worst(['held', ...sorted.map(({ verdict }) => verdict)]);
  const failed = lines.filter(({ verdict }) => verdict !== 'held').length;
  return { outcome, exitCode: exitCodes[outcome], passed: keys.length - failed, all: keys.length, lines: sorted };
}

const lineOf = (key: string, { kind, sentence }: Found): GateLine => ({
  key,
  kind,
  verdict: failing[kind] ?? 'held',
  sentence,
});

/** A run that was cut passes nowhere, however many of its cells were done by then. */
const cutLines = (run: HistoryLine): readonly GateLine[] =>
  lacksItsEnd(run)
    ? [lineOf('the run', { kind: 'unknown', sentence: 'was cut before its end, so that it is no whole run' })]
    : [];

/** Every cell of either; the sham's are left out, as all others are unknown when it is not clean. */
const keysOf = (baseline: Baseline, run: HistoryLine): readonly string[] => [
  ...new Set([...run.cells.filter(({ fault }) => fault !== 'sham').map(cellKey), ...Object.keys(baseline.cells)]),
];

/** Probes of which the plan's expectation did not hold. */
const probeLines = ({ probes }: HistoryLine): readonly GateLine[] =>
  probes
    .filter(({ expectation }) => expectation !== 'held')
    .map(({ name, verdict, expectation }) => ({
      key: `probe ${name}`,
      kind: expectation === 'broken' ? 'probe-broken' : 'probe-unknown',
      verdict: expectation,
      sentence: `is ${verdict}, which is not what the plan expects`,
    }));

type Found = Pick<GateLine, 'kind' | 'sentence'>;

/** What is not in the baseline. */
function fresh(cell: HistoryCell | null): Found | undefined {
  if (!cell) return undefined;
  if (isHarmed(cell)) return harmed(cell);
  if (cell.finding === 'unknown') return unknown(cell);
  if (cell.finding === 'refuted') return { kind: 'new-survival', sentence: 'survives, and is not in the baseline yet' };
  return { kind: 'new-spof', sentence: `is a single point of failure that nobody accepted: ${felt(cell)}` };
}

function known(entry: AcceptedCell, cell: HistoryCell | null, day: string): Found | undefined {
  if (!cell) return { kind: 'coverage-lost', sentence: 'is in the baseline, and the run did not try it' };
  if (isHarmed(cell) && entry.effect !== 'data') return harmed(cell);
  return entry.finding === 'refuted' ? survivor(entry, cell) : accepted(entry, cell, day);
}

function survivor({ gapUpToMs }: AcceptedCell, cell: HistoryCell): Found | undefined {
  if (cell.finding === 'proven')
    return { kind: 'survival-lost', sentence: `survived, and does not now: ${felt(cell)}` };
  if (isNoSurvival(cell)) return { kind: 'survival-lost', sentence: `survived, and does not now: ${reasons(cell)}` };
  if (cell.finding === 'unknown') return unknown(cell);
  const lowMs = cell.gap?.lowMs ?? 0;
  if (gapUpToMs === undefined || lowMs <= gapUpToMs) return undefined;
  // Both are cut: what is beyond the limit must not read as if it were within it.
  const [gap, limit] = heldAgainst(lowMs, gapUpToMs, durationAtLeast);
  return { kind: 'gap-longer', sentence: `survives with a gap of at least ${gap}; up to ${limit} is accepted` };
}

function accepted(entry: AcceptedCell, cell: HistoryCell, day: string): Found | undefined {
  const { until, reason, effect } = entry;
  if (cell.finding === 'unknown') return unknown(cell);
  if (cell.finding === 'refuted')
    return { kind: 'improved', sentence: 'was a single point of failure, and survives now' };
  if (isMore(cell, entry))
    return {
      kind: 'spof-graver',
      sentence: `is a single point of failure accepted as ${effect}, and is more now: ${felt(cell)}`,
    };
  const why = reason === undefined ? '' : ` (${reason})`;
  if (until !== undefined && until < day)
    return {
      kind: 'expired',
      sentence: `was accepted as a single point of failure until ${until}${why}, which is past`,
    };
  return { kind: 'accepted', sentence: `is an accepted single point of failure${why}` };
}

/**
 * Harm that the plan does not allow: with what it allows, and says more of in its settings, an operation has survived, or is unknown
 * for a reason that is none of harm.
 */
const isHarmed = ({ effect, finding, reasons: all }: HistoryCell): boolean =>
  effect === 'data' && (finding === 'proven' || (finding === 'unknown' && all.some((one) => harmReasons.has(one))));

/** Unknown as a finding, but no survival for certain: whatever a plan expects, that breaks it. */
const isNoSurvival = ({ finding, expectation }: HistoryCell): boolean =>
  finding === 'unknown' && expectation === 'broken';

const harmed = (cell: HistoryCell): Found => ({
  kind: 'data-harmed',
  sentence: `harms data, which nobody accepted: ${reasons(cell)}`,
});

const unknown = (cell: HistoryCell): Found => ({ kind: 'unknown', sentence: `is unknown: ${reasons(cell)}` });

const reasons = ({ reasons: all }: HistoryCell): string => all.join(', ') || 'no reason given';

const felt = ({ effect, hold }: HistoryCell): string =>
  hold ? `${effect}, ${percent(hold.estimate)} of ${hold.n} requests good` : effect;
