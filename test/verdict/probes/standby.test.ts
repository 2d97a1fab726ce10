import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../model/observation.ts';
import type { ProbeFacts } from '../../../verdict/probe.ts';
import { standby } from '../../../verdict/probes/standby.ts';
import { balanced, factsOf, faultSeen, unanswered, visitsSeen } from '../../support/probe-facts.ts';

const stack = balanced('server2');
const by = (server: string) => (): Partial<Visit> => ({ server });

/** Until 0.95 s the active one answers, then nobody, and the passive one from the moment given. */
const around = (fromMs: number) =>
  visitsSeen('around', 500, (place) => {
    if (place * 10 < 950) return { server: 'server1' };
    return place * 10 < fromMs ? unanswered : { server: 'server2' };
  });

const sound = [
  visitsSeen('before', 200, by('server1')),
  around(1400),
  visitsSeen('after', 200, by('server1')),
  ...faultSeen('stop', 'server1'),
];

const reasonOf = (facts: ProbeFacts) => standby.judge(facts).reasons[0]?.reason;

describe('standby', () => {
  it('holds when the passive server is idle, takes over, and hands back; and tells the gap', () => {
    const finding = standby.judge(factsOf(sound, stack));
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
    expect(finding.numbers.at(-1)).toEqual({
      what: 'from the failure to the first answer of the passive server',
      value: 455,
      unit: 'ms',
    });
  });

  it('does not count against the passive server what the active one answers as it comes back', () => {
    const back = visitsSeen('around', 600, (place) => {
      if (place * 10 < 950) return { server: 'server1' };
      if (place * 10 < 1400) return unanswered;
      return { server: place * 10 < 4900 ? 'server2' : 'server1' };
    });
    expect(standby.judge(factsOf(sound.with(1, back), stack)).verdict).toBe('held');
  });

  it('is broken by a single answer of the passive server before the failure', () => {
    const eager = visitsSeen('before', 200, (place) => ({ server: place === 100 ? 'server2' : 'server1' }));
    const finding = standby.judge(factsOf(sound.with(0, eager), stack));
    expect(finding.reasons[0]?.detail).toBe('1 of 295 answers were of the passive server before the failure');
  });

  it('is broken by one shortly before the failure, among the requests around it', () => {
    const eager = visitsSeen('around', 500, (place) => {
      if (place * 10 < 950) return { server: place === 50 ? 'server2' : 'server1' };
      return place * 10 < 1400 ? unanswered : { server: 'server2' };
    });
    expect(standby.judge(factsOf(sound.with(1, eager), stack)).verdict).toBe('broken');
  });

  it('is broken when nobody takes over within the budget', () => {
    const finding = standby.judge(factsOf(sound.with(1, around(3500)), stack));
    expect(finding.verdict).toBe('broken');
    expect(finding.reasons[0]?.detail).toContain('of nobody, 1.50 s after the failure and later');
  });

  it('is broken when the passive server keeps what it took', () => {
    const finding = standby.judge(factsOf(sound.with(2, visitsSeen('after', 200, by('server2'))), stack));
    expect(finding.reasons[0]?.detail).toBe(
      '200 of 200 answers were of the passive server when the active one was back',
    );
  });

  it('does not know without a passive server, without evidence, and from a few requests', () => {
    expect(reasonOf(factsOf(sound))).toBe('no-such-part');
    const idle = stack.links.map((link) => Object.assign({}, link, { backup: true as const }));
    expect(reasonOf(factsOf(sound, { ...stack, links: idle }))).toBe('no-such-part');
    expect(reasonOf(factsOf([...sound.slice(0, 3), ...faultSeen('stop', 'server1', 'healed')], stack))).toBe(
      'fault-not-evidenced',
    );
    expect(reasonOf(factsOf(sound.with(1, visitsSeen('around', 300)), stack))).toBe('too-few');
  });
});
