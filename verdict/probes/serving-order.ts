import { servingHosts } from '../../model/stack.ts';
import type { ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** Rounds that each server must have been seen in: by chance alone, 10 rounds of two servers come about once in 1,000. */
const fewestRounds = 10;

/**
 * Round robin as it is described: each server gets the next request in turn. With s servers the servers of any s requests
 * in a row are all different, and then the order repeats itself.
 */
export const servingOrder: ProbeJudge = {
  id: 'serving-order',
  statement: 'Each server gets the next request in turn.',
  why: 'Round robin promises it, and equal shares follow from it.',

  judge(facts) {
    const servers = servingHosts(facts.stack);
    const visits = seenOf(facts, 'visits').flatMap((seen) => seen.visits);
    const wrong = visits.filter(({ valid, server }) => !valid || !servers.includes(server)).length;
    const order = visits.map(({ server }) => server);
    const outOfTurn = order.filter((server, place) =>
      order.slice(Math.max(0, place - servers.length + 1), place).includes(server),
    );
    const numbers = [
      { what: 'requests in a row', value: visits.length, unit: 'count' },
      { what: 'out of turn', value: outOfTurn.length, unit: 'count', n: visits.length },
    ] as const;
    if (wrong > 0) return unknown('unanswered', `${wrong} of ${visits.length} requests were not answered`, numbers);
    if (servers.length < 2) return unknown('no-such-part', 'the stack has fewer than two servers in service', numbers);
    if (visits.length < fewestRounds * servers.length)
      return unknown('too-few', `${visits.length} requests are too few for ${servers.length} servers`, numbers);
    if (outOfTurn.length === 0) return held(numbers);
    return broken(`${outOfTurn.length} of ${visits.length} requests went to a server out of turn`, numbers);
  },
};
