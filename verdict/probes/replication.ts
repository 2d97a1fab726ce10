import { databasesOfRole } from '../../model/balanced.ts';
import type { RowSeen } from '../../model/observation.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** Rows from the primary that must have been followed. */
const fewest = 5;

/** How many times longer than the slowest row from the primary one of the replica must have been looked for in vain. */
const patience = 3;

/** Which way rows travel. What is refused at the replica says nothing of the way back; what an operator forces in there does. */
export const replication: ProbeJudge = {
  id: 'replication',
  statement: 'What is written to the primary reaches the replica, and never the other way round.',
  why: 'Rows that travel both ways can contradict each other; rows that travel neither are in one place only.',

  judge(facts) {
    const [primary] = databasesOfRole(facts.stack, 'primary');
    const rows = seenOf(facts, 'row');
    const forward = rows.filter(({ to, accepted }) => to === primary && accepted);
    const backward = rows.filter(({ to, accepted }) => to !== primary && accepted);
    const refused = rows.filter(({ to, accepted }) => to !== primary && !accepted);
    const lags = forward.flatMap(({ seenAfterMs }) => seenAfterMs ?? []).toSorted((a, b) => a - b);
    const slowestMs = lags.at(-1) ?? 0;
    const returned = backward.filter(({ seenAfterMs }) => seenAfterMs !== null);
    const numbers = [
      count('rows of the primary that the replica got', lags.length, forward),
      lag('lag of the replica, median', lags[Math.floor((lags.length - 1) / 2)]),
      lag('lag of the replica, longest', lags.at(-1)),
      count('writes that the replica refused', refused.length, [...backward, ...refused]),
      count('rows of the replica that the primary got', returned.length, backward),
    ];
    if (forward.length < fewest)
      return unknown('too-few', `only ${forward.length} rows were stored in the primary`, numbers);
    if (lags.length < forward.length)
      return broken(
        `${forward.length - lags.length} of ${forward.length} rows of the primary never reached the replica`,
        numbers,
      );
    if (returned.length > 0)
      return broken(`${returned.length} of ${backward.length} rows of the replica reached the primary`, numbers);
    if (!backward.some(({ soughtMs }) => soughtMs >= patience * slowestMs))
      return unknown('not-gathered', 'no row of the replica was looked for in the primary long enough', numbers);
    return held(numbers);
  },
};

const count = (what: string, value: number, of: readonly RowSeen[]): ProbeNumber => ({
  what,
  value,
  unit: 'count',
  n: of.length,
});

const lag = (what: string, value: number | undefined): ProbeNumber => ({
  what,
  value: value === undefined ? null : Math.round(value * 10) / 10,
  unit: 'ms',
});
