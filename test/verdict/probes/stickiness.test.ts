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

/** One address that has no reason to is sent to a third server. */
const away = (place: number) => ({ visitor: place % 36, server: place % 36 === 1 ? 'server3' : 'server2' });

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

  it('is broken by a balancer that sends every address to one server', () => {
    const finding = stickiness.judge(factsOf(replaced(0, 'before', moved)));
    expect(finding.reasons[0]?.detail).toBe('the addresses do not spread: 0 and 36 of 36');
  });

  it('is broken when clients of a server that is there move as well', () => {
    const finding = stickiness.judge(factsOf(replaced(1, 'during', away)));
    expect(finding.reasons[0]?.detail).toBe('1 of 18 addresses moved although their server was there');
  });

  it('does not know when nobody answered, or when the server was never seen to be gone', () => {
    const silent = factsOf(replaced(1, 'during', (place) => ({ ...unanswered, visitor: place % 36 })));
    expect(stickiness.judge(silent).reasons[0]?.reason).toBe('unanswered');
    const unseen = factsOf([...sound.slice(0, 3), ...faultSeen('stop', 'server1', 'bit')]);
    expect(stickiness.judge(unseen).reasons[0]?.reason).toBe('fault-not-evidenced');
  });
});
