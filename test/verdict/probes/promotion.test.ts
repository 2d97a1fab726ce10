import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../model/observation.ts';
import { promotion } from '../../../verdict/probes/promotion.ts';
import { factsOf, faultSeen, unanswered, visitsSeen } from '../../support/probe-facts.ts';

/** Writes every 10 ms: the old primary until the kill at 0.95 s, nobody until the moment given, then the replica. */
const writes = (resumedMs: number): Observation =>
  visitsSeen(
    'all',
    400,
    (place) => {
      if (place * 10 < 945) return { database: 'primary.mariadb' };
      return place * 10 < resumedMs ? unanswered : {};
    },
    'write',
  );

const held = (...lacking: readonly number[]): Observation => ({
  kind: 'holdings',
  database: 'replica.mariadb',
  times: Object.fromEntries(
    Array.from({ length: 400 }, (_, place) => [place + 1, 1]).filter(([id]) => !lacking.includes(id ?? 0)),
  ),
});

/** Writes of which, once resumed, one in so many fails for ever. */
const failing = (every: number): Observation =>
  visitsSeen(
    'all',
    400,
    (place) => {
      if (place * 10 < 945) return { database: 'primary.mariadb' };
      return place * 10 < 1700 || place % every === 0 ? unanswered : {};
    },
    'write',
  );

/** The last step by hand is complete. */
const repointed = (atMs: number): Observation => ({ kind: 'step', what: 'the applications call the replica', atMs });

const dead = faultSeen('kill', 'primary.mariadb');
const killed = [...dead, repointed(1700)];

/** Writes of the old primary, every 10 ms from a place on. */
const few = (count: number, from: number) =>
  visitsSeen('all', count, (place) => ({ atMs: (from + place) * 10, database: 'primary.mariadb' }), 'write');

describe('promotion', () => {
  it('holds when writes resume at the replica and it holds every one of them', () => {
    const finding = promotion.judge(factsOf([writes(2000), held(), ...killed]));
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
    expect(finding.numbers).toContainEqual({ what: 'from the kill to the first of these', value: 1055, unit: 'ms' });
  });

  it('is broken when writes never resume', () => {
    expect(promotion.judge(factsOf([writes(9000), held(), ...killed])).reasons[0]?.detail).toBe(
      'only 0 writes were acknowledged after the promotion',
    );
    expect(
      [writes(3700), writes(3710)].map((seen) => promotion.judge(factsOf([seen, held(), ...killed])).verdict),
    ).toEqual(['held', 'broken']);
  });

  it('is broken only where writes were tried when the operator was ready, and a failover over: he may take his time', () => {
    const slow = (atMs: number) => promotion.judge(factsOf([writes(9000), held(), ...dead, repointed(atMs)]));
    expect(slow(2200).verdict).toBe('broken');
    for (const found of [slow(2210), slow(3900), promotion.judge(factsOf([writes(9000), held(), ...dead]))])
      expect(found.reasons[0]?.reason).toBe('too-few');
    expect(promotion.judge(factsOf([writes(3700), held(), ...dead, repointed(3650)])).verdict).toBe('held');
  });

  it('is broken when a part of the writes fails for ever, and not by a stray', () => {
    const [half, quarter, stray] = [2, 4, 50].map((every) =>
      promotion.judge(factsOf([failing(every), held(), ...killed])),
    );
    expect(half).toMatchObject({
      verdict: 'broken',
      reasons: [{ detail: expect.stringMatching(/^only \d+ of \d+ writes were acknowledged when they had resumed$/) }],
    });
    expect([quarter?.verdict, stray?.verdict]).toEqual(['broken', 'held']);
  });

  it('takes nothing that the replica acknowledged before the kill for writes that resumed', () => {
    const early = visitsSeen('all', 400, (place) => (place * 10 < 945 ? {} : unanswered), 'write');
    expect(promotion.judge(factsOf([early, held(), ...killed])).verdict).toBe('broken');
  });

  it('goes by what the new primary holds, and not by another database', () => {
    const whole = { ...held(), database: 'primary.mariadb' } as Observation;
    expect(promotion.judge(factsOf([writes(2000), whole, held(20), ...killed])).verdict).toBe('broken');
  });

  it('is broken by a replica that had stopped replicating long before', () => {
    const finding = promotion.judge(factsOf([writes(2000), held(20, 21, 22), ...killed]));
    expect(finding.reasons[0]?.detail).toBe('3 acknowledged writes are missing, 0 more were under way');
  });

  it('is broken when the new primary lacks what it acknowledged itself', () => {
    expect(promotion.judge(factsOf([writes(2000), held(300), ...killed])).verdict).toBe('broken');
  });

  it('is broken by what somebody else acknowledged after the kill, and the new primary lacks', () => {
    const split = visitsSeen(
      'all',
      400,
      (place) => ({ database: place * 10 < 945 || place === 300 ? 'primary.mariadb' : 'replica.mariadb' }),
      'write',
    );
    const finding = promotion.judge(factsOf([split, held(301), ...killed]));
    expect(finding.reasons[0]?.detail).toBe('1 acknowledged writes are missing, 0 more were under way');
  });

  it('does not know from few writes on either side of the kill', () => {
    for (const [count, from] of [
      [120, 0],
      [200, 70],
    ] as const)
      expect(promotion.judge(factsOf([few(count, from), held(), ...killed])).reasons[0]?.reason).toBe('too-few');
  });

  it('counts apart what was acknowledged in the moment of the kill, and then lost', () => {
    const finding = promotion.judge(factsOf([writes(2000), held(94, 95), ...killed]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers.at(-1)).toMatchObject({ value: 2 });
  });

  it('does not know when the primary was not seen to die, or nobody read the ledger', () => {
    const unseen = factsOf([writes(2000), held(), ...faultSeen('kill', 'primary.mariadb', 'bit')]);
    expect(promotion.judge(unseen).reasons[0]?.reason).toBe('fault-not-evidenced');
    expect(promotion.judge(factsOf([writes(2000), ...killed])).reasons[0]?.reason).toBe('not-gathered');
  });
});
