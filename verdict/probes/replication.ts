import { databasesOfRole } from '../../model/balanced.ts';
import type { RowSeen } from '../../model/observation.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, count, held, unknown } from '../probe-finding.ts';
import { isFailed } from '../probe-refusal.ts';

/** Rows from the primary that must have been followed. */
const fewest = 5;

/** How many times longer than the slowest row from the primary one of the replica must have been looked for in vain. */
const patience = 3;

/**
 * Which way changes travel. The application's part is judged: what it is refused at the replica travels nowhere. What an
 * operator forces in there is a number beside it, as the members of a group would pass that on, and a plain replica does not.
 */
export const replication: ProbeJudge = {
  id: 'replication',
  statement: 'What is written to the primary reaches the replica, and nothing of an application goes the other way.',
  why: 'Rows that travel both ways can contradict each other; rows that travel neither are in one place only.',

  judge(facts) {
    const [primary] = databasesOfRole(facts.stack, 'primary');
    const rows = seenOf(facts, 'row');
    const forward = rows.filter(({ to, accepted }) => to === primary && accepted);
    const tried = rows.filter(({ to, by }) => to !== primary && by === 'application');
    const lags = forward.flatMap(({ seenAfterMs }) => seenAfterMs ?? []).toSorted((a, b) => a - b);
    const numbers = numbersOf(rows, forward, tried, lags);
    const lost = forward.length - lags.length;
    const returned = tried.filter(({ seenAfterMs }) => seenAfterMs !== null).length;
    const isHasty = ({ accepted, soughtMs }: RowSeen): boolean => accepted && soughtMs < patience * (lags.at(-1) ?? 0);
    if (forward.length < fewest)
      return unknown('too-few', `only ${forward.length} rows were stored in the primary`, numbers);
    if (lost > 0) return broken(`${lost} of ${forward.length} rows of the primary never reached the replica`, numbers);
    if (returned > 0) return broken(`${returned} of ${tried.length} rows of the replica reached the primary`, numbers);
    if (tried.length === 0 || tried.some(isHasty))
      return unknown('not-gathered', 'the way back was not put to the test, or not long enough', numbers);
    const failed = tried.find(isFailed);
    if (failed)
      return unknown(
        'not-gathered',
        `the write to ${failed.to} failed, which is no refusal: ${failed.because}`,
        numbers,
      );
    return held(numbers);
  },
};

function numbersOf(
  rows: readonly RowSeen[],
  forward: readonly RowSeen[],
  tried: readonly RowSeen[],
  lags: readonly number[],
): readonly ProbeNumber[] {
  const forced = rows.filter((row) => !forward.includes(row) && row.by === 'operator' && row.accepted);
  const arrived = forced.filter(({ seenAfterMs }) => seenAfterMs !== null).length;
  return [
    count('rows of the primary that the replica got', lags.length, forward.length),
    lag('lag of the replica, median', lags[Math.floor((lags.length - 1) / 2)]),
    lag('lag of the replica, longest', lags.at(-1)),
    count(
      'writes of the application that the replica refused',
      tried.filter(({ accepted }) => !accepted).length,
      tried.length,
    ),
    count('rows forced into the replica that the primary got', arrived, forced.length),
  ];
}

const lag = (what: string, value: number | undefined): ProbeNumber => ({
  what,
  value: value === undefined ? null : Math.round(value * 10) / 10,
  unit: 'ms',
});
