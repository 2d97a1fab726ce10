import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../model/observation.ts';
import { stickiness } from '../../../verdict/probes/stickiness.ts';
import { factsOf, faultSeen, unanswered, visitsSeen } from '../../support/probe-facts.ts';

/** 36 visitors, three times each; even ones belong to server1. */
const home = (place: number): Partial<Visit> => ({ visitor: place % 36, server: `server${(place % 2) + 1}` });
const moved = (place: number): Partial<Visit> => ({ visitor: place % 36, server: 'server2' });
const all = (part: string, of: (place: number) => Partial<Visit>) => visitsSeen(part, 108, of);

const sound = [all('before', home), all('during', moved), all('after', home), ...faultSeen('stop', 'server1')];
const replaced = (place: number, part: string, of: (place: number) => Partial<Visit>) =>
  sound.with(place, all(part, of));

/** Another server each time, as by servers that take turns. */
const turns = (place: number) => ({ visitor: place % 36, server: `server${(Math.floor(place / 36) % 2) + 1}` });

/** The same for those of server1 alone. */
const wander = (place: number) => (place % 2 === 1 ? home(place) : turns(place));

/** One address that has no reason to is sent to a third server. */
const away = (place: number) => ({ visitor: place % 36, server: place % 36 === 1 ? 'server3' : 'server2' });

/** The same while something else was stopped. */
const without = (target: string) => stickiness.judge(factsOf([...sound.slice(0, 3), ...faultSeen('stop', target)]));

/** Only the first 12 visitors. */
const few = (part: string) => visitsSeen(part, 36, (place) => ({ visitor: place % 12, server: 'server2' }));

/** The first visitors to server1, all others to server2. */
const sent = (some: number) => (place: number) => ({
  visitor: place % 36,
  server: place % 36 < some ? 'server1' : 'server2',
});

/** That before and after the failure. */
const sentTo = (some: number) =>
  stickiness.judge(factsOf(replaced(0, 'before', sent(some)).with(2, all('after', sent(some)))));

describe('stickiness', () => {
  it('holds when addresses stay, spread, and only those of the lost server move', () => {
    const finding = stickiness.judge(factsOf(sound));
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
    expect(finding.numbers).toContainEqual({ what: 'addresses that met server1', value: 18, unit: 'count', n: 36 });
  });

  it('is broken by round robin', () => {
    const finding = stickiness.judge(factsOf(replaced(0, 'before', turns)));
    expect(finding.reasons[0]?.detail).toBe('36 of 36 addresses met more than one server');
  });

  it('is broken by clients of the lost server that take turns while it is gone, or once it is back', () => {
    for (const seen of [replaced(1, 'during', wander), replaced(2, 'after', wander)])
      expect(stickiness.judge(factsOf(seen)).reasons[0]?.detail).toBe('18 of 36 addresses met more than one server');
  });

  it('is broken by a balancer that sends every address to one server', () => {
    const finding = stickiness.judge(factsOf(replaced(0, 'before', moved)));
    expect(finding.reasons[0]?.detail).toBe('the addresses do not spread: 0 and 36 of 36');
  });

  it('is broken when clients of a server that is there move as well', () => {
    const finding = stickiness.judge(factsOf(replaced(1, 'during', away)));
    expect(finding.reasons[0]?.detail).toBe('1 of 18 addresses moved although their server was there');
  });

  it('is broken when they move once the lost server is back', () => {
    const finding = stickiness.judge(factsOf(replaced(2, 'after', moved)));
    expect(finding.verdict).toBe('held');
    const lured = stickiness.judge(factsOf(replaced(2, 'after', (place) => ({ ...home(place), server: 'server1' }))));
    expect(lured.reasons[0]?.detail).toBe('18 of 18 addresses moved although their server was there');
  });

  it('knows a server by a component on it that was stopped, and nothing of servers by what is none', () => {
    expect(without('server1.nginx').verdict).toBe('held');
    expect(without('primary').reasons[0]?.reason).toBe('no-such-part');
  });

  it('does not know of addresses that did not come back', () => {
    const finding = stickiness.judge(factsOf(sound.with(1, few('during'))));
    expect(finding.reasons[0]).toEqual({ reason: 'too-few', detail: '12 of 18 addresses did not come back' });
  });

  it('is broken from less than a quarter of an even share on', () => {
    expect([sentTo(4).verdict, sentTo(5).verdict]).toEqual(['broken', 'held']);
  });

  it('does not know when nobody answered, or when the server was never seen to be gone', () => {
    const silent = factsOf(replaced(1, 'during', (place) => ({ ...unanswered, visitor: place % 36 })));
    expect(stickiness.judge(silent).reasons[0]?.reason).toBe('unanswered');
    const unseen = factsOf([...sound.slice(0, 3), ...faultSeen('stop', 'server1', 'bit')]);
    expect(stickiness.judge(unseen).reasons[0]?.reason).toBe('fault-not-evidenced');
  });

  it('does not know where the balancer took a server for down that is there: its clients had to move', () => {
    const down = {
      kind: 'view',
      balancer: 'balancer.haproxy',
      server: 'app/server2',
      state: 'DOWN',
      atMs: 400,
    } as const;
    const facts = factsOf([...replaced(0, 'before', turns), down]);
    expect(stickiness.judge(facts).reasons[0]?.reason).toBe('disturbed');
  });
});
