import type { Visit } from '../../model/observation.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, count, held, unknown } from '../probe-finding.ts';
import { serverAt } from '../probe-server.ts';
import { sharedAmong, strangersIn } from '../probe-shared.ts';
import { markedDown } from '../probe-view.ts';
import { isFinding, spanOf, unansweredIn, visitsOf } from '../probe-visits.ts';

/** Part of an even share of the addresses that a server must have at least: far below it by chance has 1 in 10,000. */
const leastOfEven = 0.25;

/**
 * A client address always reaches the same server; the addresses spread over all; and when a server is lost, only those of
 * its clients move whose server is gone.
 */
export const stickiness: ProbeJudge = {
  id: 'stickiness',
  statement: "Each client address stays with one server, and only a lost server's clients move.",
  why: 'What a server keeps of its clients is worth nothing when they are sent elsewhere.',

  judge(facts) {
    const servers = sharedAmong(facts).map(({ host }) => host);
    if (servers.length < 2) return unknown('no-such-part', 'nothing balances between two servers');
    const parts = ['before', 'during', 'after'].map((part) => visitsOf(facts, part));
    const [before = [], during = [], after = []] = parts;
    const trouble =
      markedDown(facts) ??
      strangersIn(facts) ??
      unansweredIn(before, 'before') ??
      unansweredIn(during, 'without the server') ??
      unansweredIn(after, 'after');
    if (trouble) return trouble;
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    const lost = serverAt(facts, span.target);
    if (typeof lost !== 'string') return lost;
    const [home, away, later] = [homesOf(before), homesOf(during), homesOf(after)];
    const wanderers = new Set([home, away, later].flatMap(wanderersIn)).size;
    const stayers = [...home].filter(([, there]) => !there.has(lost));
    const hasMoved = ([visitor, there]: readonly [number, ReadonlySet<string>]): boolean =>
      [away, later].some((met) => isWithin(met.get(visitor), there) === false);
    const moved = stayers.filter(hasMoved).length;
    const unseen = stayers.filter(([visitor]) => !away.has(visitor) || !later.has(visitor)).length;
    const returned = [...home].filter(([visitor, there]) => isWithin(later.get(visitor), there)).length;
    const spread = servers.map((server) => [...home.values()].filter((there) => there.has(server)).length);
    const numbers = [
      count('addresses', home.size),
      ...servers.map((server, place) => count(`addresses that met ${server}`, spread[place] ?? 0, home.size)),
      count('addresses with more than one server', wanderers, home.size),
      count(`addresses that moved although their server was there`, moved, stayers.length),
      count('addresses at their server again afterwards', returned, home.size),
    ];
    if (wanderers > 0) return broken(`${wanderers} of ${home.size} addresses met more than one server`, numbers);
    if (Math.min(...spread) < (leastOfEven * home.size) / servers.length)
      return broken(`the addresses do not spread: ${spread.join(' and ')} of ${home.size}`, numbers);
    if (moved > 0)
      return broken(`${moved} of ${stayers.length} addresses moved although their server was there`, numbers);
    if (unseen > 0) return unknown('too-few', `${unseen} of ${stayers.length} addresses did not come back`, numbers);
    return held(numbers);
  },
};

/** The servers that each visitor met. */
function homesOf(visits: readonly Visit[]): ReadonlyMap<number, ReadonlySet<string>> {
  const homes = new Map<number, Set<string>>();
  for (const { visitor, server, valid } of visits) {
    if (valid) homes.set(visitor, (homes.get(visitor) ?? new Set()).add(server));
  }
  return homes;
}

/** Visitors that met several servers. */
const wanderersIn = (homes: ReadonlyMap<number, ReadonlySet<string>>): readonly number[] =>
  [...homes].flatMap(([visitor, there]) => (there.size > 1 ? [visitor] : []));

/** Whether a visitor met no other server than these; undefined when it met none. */
const isWithin = (met: ReadonlySet<string> | undefined, among: ReadonlySet<string>): boolean | undefined =>
  met && [...met].every((server) => among.has(server));
