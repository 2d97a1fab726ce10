import { describe, expect, it } from 'vitest';
import { nextRate, searchKnee } from '../../chaos/capacity.ts';
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
    const { carried, refused } = await searchKnee(scene, 'all');
    // In 1.5 s a line grows to 250 ms only at 1.17 times what is carried for ever.
    expect(carried).toBeLessThan(rate * 1.25);
    expect(refused).toBeGreaterThan(rate);
    expect((refused ?? 0) / carried).toBeLessThanOrEqual(1.15);
  });

  it('ends where the servers are quicker than what can be offered', async () => {
    const { scene } = queueScene({ serviceMs: [1, 1] });
    expect(await searchKnee(scene, 'all')).toMatchObject({ refused: null });
  });
});
