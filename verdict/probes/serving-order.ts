import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { sharedAmong, strangersIn } from '../probe-shared.ts';
import { markedDown } from '../probe-view.ts';
import { visitsOf } from '../probe-visits.ts';

/** Rounds that each server must have been seen in: that two servers come in turn so often by chance has 1 in 2^20. */
const fewestRounds = 10;

/**
 * Round robin as it is described: each server gets the next request in turn. With s servers, the servers of any s requests
 * in a row are all different.
 */
export const servingOrder: ProbeJudge = {
  id: 'serving-order',
  statement: 'Each server gets the next request in turn.',
  why: 'Round robin promises it, and even shares follow from it.',

  judge(facts) {
    const servers = sharedAmong(facts).map(({ host }) => host);
    const visits = visitsOf(facts, 'all');
    const order = visits.map(({ server }) => server);
    const isRepeat = (server: string, place: number): boolean =>
      order.slice(Math.max(0, place - servers.length + 1), place).includes(server);
    const repeats = order.filter(isRepeat).length;
    const wrong = visits.filter(({ valid, server }) => !valid || !servers.includes(server)).length;
    const numbers = [
      { what: 'requests one after the other', value: visits.length, unit: 'count' },
      { what: 'requests out of turn', value: repeats, unit: 'count', n: visits.length },
    ] as const;
    if (servers.length < 2) return unknown('no-such-part', 'nothing balances between two servers', numbers);
    const down = markedDown(facts) ?? strangersIn(facts);
    if (down) return { ...down, numbers };
    if (wrong > 0) return unknown('unanswered', `${wrong} of ${visits.length} requests were not answered`, numbers);
    if (visits.length < fewestRounds * servers.length)
      return unknown('too-few', `${visits.length} requests are too few for ${servers.length} servers`, numbers);
    if (repeats === 0) return held(numbers);
    return broken(`${repeats} of ${visits.length} requests went to a server out of turn`, numbers);
  },
};
