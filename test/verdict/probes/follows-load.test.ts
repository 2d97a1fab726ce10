import { describe, expect, it } from 'vitest';
import { followsLoad } from '../../../verdict/probes/follows-load.ts';
import { factsOf, faultSeen, unanswered, visitsSeen, without } from '../../support/probe-facts.ts';

const half = (part: string) => visitsSeen(part, 450);
const fifth = (part: string) => visitsSeen(part, 450, (place) => ({ server: place % 5 === 0 ? 'server1' : 'server2' }));
const slowed = faultSeen('slow', 'server1');

/** A share that fell while this was slowed. */
const slowing = (target: string) =>
  followsLoad.judge(factsOf([half('before'), fifth('during'), half('after'), ...faultSeen('slow', target)]));

describe('follows-load', () => {
  it('holds when the share of a slow server falls, and is even before and after', () => {
    const finding = followsLoad.judge(factsOf([half('before'), fifth('during'), half('after'), ...slowed]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers.map(({ what, value }) => [what, value])).toEqual([
      ['share of server1 before', 0.5],
      ['share of server1 during', 0.2],
      ['share of server1 after', 0.5],
    ]);
  });

  it('is broken by round robin, which asks a slow server as often as a quick one', () => {
    const finding = followsLoad.judge(factsOf([half('before'), half('during'), half('after'), ...slowed]));
    expect(finding.verdict).toBe('broken');
    expect(finding.reasons[0]?.detail).toContain('it did not fall');
  });

  it('is broken when the share stays low', () => {
    const finding = followsLoad.judge(factsOf([half('before'), fifth('during'), fifth('after'), ...slowed]));
    expect(finding.reasons[0]?.detail).toContain('uneven while all were quick');
  });

  it('is not shown by requests that nobody answered: a slow server may have been asked for all of them', () => {
    const mute = visitsSeen('during', 450, (place) => (place % 2 === 0 ? unanswered : { server: 'server2' }));
    const finding = followsLoad.judge(factsOf([half('before'), mute, half('after'), ...slowed]));
    expect(finding.reasons[0]?.reason).toBe('straddles-bar');
    const few = visitsSeen('during', 450, (place) => (place % 10 === 0 ? unanswered : { server: 'server2' }));
    expect(followsLoad.judge(factsOf([half('before'), few, half('after'), ...slowed])).verdict).toBe('held');
  });

  it('knows a server by a component on it that was slowed, and nothing of servers by what is none', () => {
    expect(slowing('server1.app').verdict).toBe('held');
    expect(slowing('primary').reasons[0]?.reason).toBe('no-such-part');
  });

  it('does not know where nothing balances, nor from too few answers to tell', () => {
    const alone = factsOf([half('before'), fifth('during'), half('after'), ...slowed], without('server2.nginx'));
    expect(followsLoad.judge(alone).reasons[0]?.reason).toBe('no-such-part');
    const short = visitsSeen('during', 20, (place) => ({ server: place % 4 === 0 ? 'server1' : 'server2' }));
    expect(followsLoad.judge(factsOf([half('before'), short, half('after'), ...slowed])).reasons[0]?.reason).toBe(
      'straddles-bar',
    );
  });

  it('does not know when the server was not seen slow, or nobody was asked afterwards', () => {
    const unseen = [half('before'), fifth('during'), half('after'), ...faultSeen('slow', 'server1', 'still')];
    expect(followsLoad.judge(factsOf(unseen)).reasons[0]?.reason).toBe('fault-not-evidenced');
    expect(followsLoad.judge(factsOf([half('before'), fifth('during'), ...slowed])).verdict).toBe('unknown');
  });
});
