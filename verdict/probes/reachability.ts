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
    const rights = rightsOf(facts.stack);
    const mayReach = (knock: Knock): boolean => rights(knock) !== 'none';
    const wanted = knocks.filter((knock) => rights(knock) === 'must');
    // Where a door is let through and nobody listens, a connection is refused: some listen only at times.
    const shut = wanted.filter(({ answer }) => answer === 'filtered');
    const exposed = knocks.filter((knock) => !mayReach(knock) && knock.answer === 'open');
    const outside = exposed.filter(({ from }) => from === client);
    const unasked = knocks.filter((knock) => !mayReach(knock)).length;
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
    const mute = facts.stack.hosts.filter(({ name }) => !knocks.some(({ from }) => from === name));
    if (exposed.length > 0) return broken(`${exposed.length} of ${unasked} are open: ${named(exposed)}`, numbers);
    if (mute.length > 0)
      return unknown('not-gathered', `nobody knocked from ${mute.map(({ name }) => name).join(', ')}`, numbers);
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

/**
 * What a host has to do with a port: it must reach what a link of its own leads to, and users the entry; a neighbour may reach
 * the entry like everybody, but its own firewall need not let the answer in, as it has nothing to ask there.
 */
function rightsOf(stack: StackSpec): (knock: Knock) => 'must' | 'may' | 'none' {
  const doors = doorsOf(stack);
  return ({ from, host, port }) => {
    const door = doors.find((each) => each.host === host && each.port === port);
    if (!door) return 'none';
    if (door.from === 'everybody') return from === stack.client ? 'must' : 'may';
    return door.from.includes(from) ? 'must' : 'none';
  };
}

/** The first few, in words. */
const named = (knocks: readonly Knock[]): string => {
  const shown = knocks.slice(0, 5).map(({ from, host, port }) => `${from} to ${host}:${port}`);
  return knocks.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
};
