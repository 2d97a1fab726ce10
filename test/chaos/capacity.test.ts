import { describe, expect, it } from 'vitest';
import { nextRate, offer, searchKnee } from '../../chaos/capacity.ts';
import type { VisitsSeen } from '../../model/observation.ts';
import { queueScene } from '../support/queue-scene.ts';

const tried = (...rates: readonly number[]) => rates.map((rate) => ({ rate: Math.abs(rate), isCarried: rate > 0 }));

describe('the next rate', () => {
  it('is higher by a step until one is refused', () => {
    expect(nextRate(tried(25))).toBe(40);
    expect(nextRate(tried(25, 40))).toBe(64);
  });

  it('is then halfway, by ratio, until both ends are close', () => {
    expect(nextRate(tried(25, -100))).toBeCloseTo(50);
    expect(nextRate(tried(90, -100))).toBeUndefined();
  });

  it('is none when the first was refused, or when the most that can be offered was carried', () => {
    expect(nextRate(tried(-25))).toBeUndefined();
    expect(nextRate(tried(300))).toBeUndefined();
  });
});

describe('the search', () => {
  it.each([
    [[20], 50],
    [[20, 20], 100],
    [[10, 10], 200],
  ])('finds what servers of %j ms carry, from above by no more than the deadline allows', async (serviceMs, rate) => {
    const { scene } = queueScene({ serviceMs });
    const { carried = 0, refused = null } = (await searchKnee(scene, 'all')) ?? {};
    // In 1.5 s a line grows to 250 ms only at 1.17 times what is carried for ever.
    expect(carried).toBeLessThan(rate * 1.25);
    expect(refused).toBeGreaterThan(rate);
    expect((refused ?? 0) / carried).toBeLessThanOrEqual(1.15);
  });

  it('ends where the servers are quicker than what can be offered', async () => {
    const { scene } = queueScene({ serviceMs: [1, 1] });
    expect(await searchKnee(scene, 'all')).toMatchObject({ refused: null });
  });

  it('offers a rate again when visitors set out late, whatever they got, and goes by the one that was kept', async () => {
    const { scene, seen } = queueScene({ serviceMs: [20, 20], stalls: [{ fromMs: 4000, forMs: 300 }] });
    const knee = await searchKnee(scene, 'all');
    const quiet = queueScene({ serviceMs: [20, 20] });
    expect(knee).toEqual(await searchKnee(quiet.scene, 'all'));
    expect(seen).toHaveLength(quiet.seen.length + 1);
  });

  it('gives up when a rate was offered late three times: whatever is asked after that tells nothing', async () => {
    const stalls = Array.from({ length: 200 }, (_, place) => ({ fromMs: place * 400 + 100, forMs: 100 }));
    const { scene, seen } = queueScene({ serviceMs: [20, 20], stalls });
    expect(await searchKnee(scene, 'all')).toBeUndefined();
    expect(seen).toHaveLength(3);
  });

  it('sees a stall while only answers are waited for, which makes them look late', async () => {
    const { scene, seen } = queueScene({ serviceMs: [20, 20], stalls: [{ fromMs: 1485, forMs: 300 }] });
    await offer(scene, 'all', 25);
    const first = seen[0] as VisitsSeen;
    expect(first.schedule?.waitLateMs).toBeGreaterThan(250);
    expect(seen).toHaveLength(2);
  });
});
