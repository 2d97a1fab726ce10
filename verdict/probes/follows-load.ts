import type { Visit } from '../../model/observation.ts';
import type { ProbeFinding } from '../../model/probe-verdict.ts';
import type { ProbeFacts, ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { availabilityOf } from '../availability.ts';
import { serverAt } from '../probe-server.ts';
import { evenness, shareNumber, sharesOf } from '../probe-shares.ts';
import type { ServerShare } from '../probe-shares.ts';
import { sharedAmong, strangersIn } from '../probe-shared.ts';
import { markedDown } from '../probe-view.ts';
import { isFinding, spanOf, unansweredIn, visitsOf } from '../probe-visits.ts';
import { percent } from '../round.ts';

/**
 * Least connections sends to the server with the fewest under way: of a slow one more are under way, so it gets less. Shown
 * when its share is below an even one while it is slow, and even before and after.
 */
export const followsLoad: ProbeJudge = {
  id: 'follows-load',
  statement: 'A server that becomes slow gets fewer requests, and an even share again when it is quick.',
  why: 'A slow server that gets as much as a quick one makes its users wait.',

  judge(facts) {
    const servers = sharedAmong(facts).map(({ host }) => host);
    if (servers.length < 2) return unknown('no-such-part', 'nothing balances between two servers');
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    const server = serverAt(facts, span.target);
    if (typeof server !== 'string') return server;
    // One that fails its checks gets no requests, whatever the way of balancing.
    const down = markedDown(facts, 'target') ?? strangersIn(facts);
    if (down) return down;
    const shares = ['before', 'during', 'after'].map((part) => shareIn(facts, server, part));
    const failed = shares.find(isFinding);
    if (failed) return failed;
    const [before, during, after] = shares as readonly ServerShare[] as [ServerShare, ServerShare, ServerShare];
    return judgeShares({ before, during, after }, servers.length);
  },
};

function shareIn(facts: ProbeFacts, server: string, part: string): ServerShare | ProbeFinding {
  const visits = visitsOf(facts, part);
  // A slow server may well answer too late: of whoever got no answer nobody knows where he was sent.
  const [share] = part === 'during' ? [shareOfAll(visits, server)] : sharesOf(visits, [server]);
  if (share && (part === 'during' || !unansweredIn(visits, part))) return share;
  return unansweredIn(visits, part) ?? unknown('unanswered', `no request was answered ${part}`);
}

/** The share of all requests that a server was sent: those without an answer may have been sent there, or not. */
function shareOfAll(visits: readonly Visit[], server: string): ServerShare | undefined {
  const own = visits.filter((visit) => visit.valid && visit.server === server).length;
  const mute = visits.filter(({ valid }) => !valid).length;
  const [least, most] = [availabilityOf(own, visits.length), availabilityOf(own + mute, visits.length)];
  return least && most ? { server, estimate: least.estimate, low: least.low, high: most.high, n: least.n } : undefined;
}

function judgeShares(
  shares: Readonly<Record<'before' | 'during' | 'after', ServerShare>>,
  servers: number,
): ProbeFinding {
  const numbers = Object.entries(shares).map(([part, share]) => shareNumber(share, part));
  const { before, during, after } = shares;
  const stands = (share: ServerShare): string => evenness(share, servers);
  const told = `${percent(before.estimate)} before, ${percent(during.estimate)} while slow, ${percent(after.estimate)} after`;
  const shown = `the share of ${during.server} was ${told}`;
  if (['even', 'above'].includes(stands(during))) return broken(`${shown}: it did not fall`, numbers);
  for (const share of [before, after]) {
    if (['above', 'below'].includes(stands(share)))
      return broken(`${shown}: it was uneven while all were quick`, numbers);
  }
  if (stands(during) === 'below' && stands(before) === 'even' && stands(after) === 'even') return held(numbers);
  return unknown('straddles-bar', `${shown}, which does not tell`, numbers);
}
