import type { AlertKey } from '../../model/alert.ts';
import { alertWithinMs, expectedAlerts } from '../../model/alert.ts';
import type { AlertsSeen } from '../../model/network-observation.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import { formatDuration, heldAgainst } from '../../model/units.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import type { FaultSpan } from '../probe-visits.ts';
import { isFinding, spanOf } from '../probe-visits.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';

/** Told by name and in time, both times; another alert, or the right one about another component, is none. */
export const alert: ProbeJudge = {
  id: 'alert',
  statement: 'The fault is told of by the right alerts within their limit, and so is its end.',
  why: 'A failure that redundancy hides is found out by nobody, until the second one follows.',

  judge(facts) {
    const { target = '', fault = 'stop', withinMs = alertWithinMs } = facts.probe;
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    const [seen] = seenOf(facts, 'alerts');
    if (!seen) return unknown('not-gathered', 'nobody looked at what was told');
    if (!seen.received) return broken('nobody is there who would be told of an alert', []);
    const wanted = expectedAlerts(facts.stack, target, fault);
    if (wanted.length === 0) return broken(`no alert is about ${target} when it suffers ${fault}`, []);
    const early = wanted.filter((key) => of(seen, key).findLast(({ atMs }) => atMs < span.begunMs)?.firing === true);
    if (early.length > 0) return unknown('not-steady', `${early.map(worded).join(', ')} was told of before the fault`);
    const told = wanted.map((key) => toldOf(seen, key, span));
    // An alert may come after the healing, and still in time; one that never came was waited for as long as it may take.
    if (told.some(({ afterMs }) => afterMs === null) && span.healBegunMs - span.begunMs < withinMs)
      return unknown('too-few', `the fault was in force for less than ${formatDuration(withinMs)}`);
    const complaints = told.flatMap((one) => complaintsOf(one, withinMs));
    const numbers = [...told.flatMap(numbersOf), strangers(seen, wanted, span)];
    return complaints.length === 0 ? held(numbers) : broken(complaints.join('; '), numbers);
  },
};

/** When an alert began and ended: from the moment the fault was begun, and from that when it was healed. */
interface Told {
  readonly key: AlertKey;
  readonly afterMs: number | null;
  readonly resolvedMs: number | null;
}

const of = ({ notices }: AlertsSeen, { name, component }: AlertKey) =>
  notices.filter((notice) => notice.name === name && notice.component === component);

const worded = ({ name, component }: AlertKey): string => `${name} of ${component}`;

function toldOf(seen: AlertsSeen, key: AlertKey, span: FaultSpan): Told {
  const own = of(seen, key);
  const first = own.find(({ firing, atMs }) => firing && atMs >= span.begunMs);
  // Told to be over while the fault was still in force, it would be false; the last word counts.
  const last = own.at(-1);
  const isOver = last !== undefined && !last.firing && last.atMs >= span.healBegunMs;
  return {
    key,
    afterMs: first ? Math.round(first.atMs - span.begunMs) : null,
    resolvedMs: first && isOver ? Math.round(last.atMs - span.healedMs) : null,
  };
}

function complaintsOf({ key, afterMs, resolvedMs }: Told, withinMs: number): readonly string[] {
  const limit = formatDuration(withinMs);
  if (afterMs === null) return [`${worded(key)} was not told of within ${limit}`];
  if (afterMs > withinMs) {
    const [after, within] = heldAgainst(afterMs, withinMs);
    return [`${worded(key)} was told of after ${after}, not within ${within}`];
  }
  if (resolvedMs === null) return [`the end of ${worded(key)} was not told of within ${limit}`];
  return resolvedMs > withinMs ? [`the end of ${worded(key)} was told of after ${formatDuration(resolvedMs)}`] : [];
}

const numbersOf = ({ key, afterMs, resolvedMs }: Told): readonly ProbeNumber[] => [
  { what: `from the fault to ${worded(key)}`, value: afterMs, unit: 'ms' },
  { what: `from the healing to the end of ${worded(key)}`, value: resolvedMs, unit: 'ms' },
];

/** Alerts about something else meanwhile: what follows from the fault, or a false alarm. */
function strangers({ notices }: AlertsSeen, wanted: readonly AlertKey[], { begunMs }: FaultSpan): ProbeNumber {
  const others = notices.filter(
    ({ name, component, firing, atMs }) =>
      firing && atMs >= begunMs && !wanted.some((key) => key.name === name && key.component === component),
  );
  return { what: 'other alerts meanwhile', value: new Set(others.map(worded)).size, unit: 'count' };
}
