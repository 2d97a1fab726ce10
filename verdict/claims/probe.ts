import type { ProbeCondition } from '../../model/claim.ts';
import type { ProbeNumber, ProbeVerdict } from '../../model/probe-verdict.ts';
import type { Truth } from '../../model/truth.ts';
import { formatDuration } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { percent } from '../round.ts';
import type { Seen } from './seen.ts';
import { unseen } from './seen.ts';

/** Whether a probe came out as it has to. Asked twice with two answers, it says nothing. */
export function judgeProbe(condition: ProbeCondition, { probes = [] }: Verdict): Seen {
  const name = nameOf(condition);
  const answers = probes.filter((probe) => nameOf(probe) === name);
  const [first] = answers;
  if (!first) return unseen(`the probe ${name} was not asked`);
  const verdicts = new Set(answers.map(({ verdict }) => verdict));
  if (verdicts.size > 1) return unseen(`the probe ${name} contradicts itself: ${[...verdicts].join(', ')}`);
  if (isLaxer(first, condition))
    return unseen(`the probe ${name} was given longer than ${formatDuration(condition.withinMs ?? 0)}`);
  const truth = truthOf(first, condition.wanted);
  const because = `${subjectOf(first)}${first.statement.replace(/\.$/, '')}: ${first.verdict}${numbersIn(first)}`;
  return { truth, ...(truth === 'broken' && { contrary: true as const }), because };
}

/** The same question of the same part under the same fault; how long it may wait makes it no other. */
const nameOf = ({ probe, target, fault }: Pick<ProbeCondition, 'probe' | 'target' | 'fault'>): string =>
  [probe, target ?? '', fault === undefined ? '' : `under ${fault}`].filter((word) => word !== '').join(' ');

/** Whether it was given longer than the claim gives it: what came in that time may have come too late. */
const isLaxer = ({ withinMs, verdict }: ProbeVerdict, { withinMs: limitMs }: ProbeCondition): boolean =>
  limitMs !== undefined && verdict === 'held' && (withinMs ?? Number.POSITIVE_INFINITY) > limitMs;

/** What the question is about, where the plan says so: its statement is the same for every part. */
const subjectOf = ({ target, fault }: ProbeVerdict): string =>
  target === undefined ? '' : `${fault === undefined ? '' : `${fault} of `}${target}: `;

function truthOf({ verdict }: ProbeVerdict, wanted: ProbeCondition['wanted']): Truth {
  if (verdict === 'unknown') return 'unknown';
  return verdict === wanted ? 'held' : 'broken';
}

function numbersIn({ numbers, reasons }: ProbeVerdict): string {
  const why = reasons.map(({ detail }) => detail);
  const parts = [...why, ...numbers.slice(0, most).map(numberInWords)];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** Numbers in one sentence; the rest is in the run's own report. */
const most = 6;

function numberInWords({ what, value, unit, n }: ProbeNumber): string {
  const of = n === undefined ? '' : ` of ${n}`;
  if (value === null) return `${what}: no data`;
  if (unit === 'ms') return `${what} ${formatDuration(value)}${of}`;
  if (unit === 'share') return `${what} ${percent(value)}${of}`;
  return `${what} ${value}${unit === 'per-second' ? '/s' : ''}${of}`;
}
