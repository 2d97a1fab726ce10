import { doorsOf } from '../../model/door.ts';
import type { Knock } from '../../model/knock.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import type { StackSpec } from '../../model/stack.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** Who reaches what, against what the stack's links declare. A door that is shut for its callers shows a try that failed. */
export const reachability: ProbeJudge = {
  id: 'reachability',
  statement: 'Every port is open to those alone who have to call it.',
  why: 'Whoever gets a foot in the network reaches what is open: a database, an administration page, a metric.',

  judge(facts) {
    const knocks = seenOf(facts, 'knocks').flatMap((seen) => seen.knocks);
    const { client } = facts.stack;
    const mayReach = callersOf(facts.stack);
    const wanted = knocks.filter(mayReach);
    // Where a door is let through and nobody listens, a connection is refused: some listen only at times.
    const shut = wanted.filter(({ answer }) => answer === 'filtered');
    const exposed = knocks.filter((knock) => !mayReach(knock) && knock.answer === 'open');
    const outside = exposed.filter(({ from }) => from === client);
    const unasked = knocks.length - wanted.length;
    const numbers = [
      count('open to whom no link leads there', exposed, unasked),
      count(`of them open to ${client}`, outside),
      count('declared callers kept off', shut, wanted.length),
      count(
        'filtered',
        knocks.filter(({ answer }) => answer === 'filtered'),
        knocks.length,
      ),
    ];
    if (unasked === 0 || !wanted.some(({ answer }) => answer === 'open'))
      return unknown('too-few', 'nobody came in where he may, or nobody knocked where he may not', numbers);
    if (exposed.length > 0) return broken(`${exposed.length} of ${unasked} are open: ${named(exposed)}`, numbers);
    if (shut.length === 0) return held(numbers);
    return unknown(
      'unanswered',
      `${shut.length} of ${wanted.length} who may call were kept off: ${named(shut)}`,
      numbers,
    );
  },
};

const count = (what: string, some: readonly Knock[], n?: number): ProbeNumber => ({
  what,
  value: some.length,
  unit: 'count',
  ...(n !== undefined && { n }),
});

/** Tells whether a host is one of those that a port is for. */
function callersOf(stack: StackSpec): (knock: Knock) => boolean {
  const doors = doorsOf(stack);
  return ({ from, host, port }) =>
    doors.some(
      (door) => door.host === host && door.port === port && (door.from === 'everybody' || door.from.includes(from)),
    );
}

/** The first few, in words. */
const named = (knocks: readonly Knock[]): string => {
  const shown = knocks.slice(0, 5).map(({ from, host, port }) => `${from} to ${host}:${port}`);
  return knocks.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
};
