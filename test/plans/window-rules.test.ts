import { describe, expect, it } from 'vitest';
import { jitterMs } from '../../loadtests/shape.ts';
import { Failure } from '../../model/failure.ts';
import { returnRule } from '../../model/return-rule.ts';
import { slotsNeeded } from '../../model/proof.ts';
import { ms, perSecond } from '../../model/units.ts';
import { parsePlan } from '../../plans/parse.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { gapsOf } from '../../verdict/interruption.ts';
import { twoServers } from '../support/two-servers.ts';

const rates = [40, 60, 111, 125, 150];
const deadlines = [100, 100.3, 317, 333.337, 992];
const budgets = ['1.5s', '2.007s', '16.1s'];

/** What a plan with these lines is refused for; undefined when it is taken. */
function refusal(lines: string, stack = twoServers): string | undefined {
  const experiments = 'experiments: [{ target: server1, fault: stop }]';
  try {
    resolvePlan(parsePlan(`suite: mine\nstack: two-servers\n${lines}\n${experiments}\n`, 'my.yaml'), stack);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Failure) return `${thrown.message}: ${thrown.why}`;
    throw thrown;
  }
}

/** Does what a refusal says as often as it says something new. @returns what it still says then; undefined once the plan is taken */
function refusedWhenHeeded(rate: number, deadlineMs: number, budget: string): string | undefined {
  const lengths: Record<string, string> = { control: '100ms', hold: '100ms', after: '100ms' };
  for (;;) {
    const said = refusal(
      `load: { rate: { static: ${rate}/s, read: ${rate}/s, write: ${rate}/s }, deadline: ${deadlineMs}ms, timeout: 1s, returning: 0/s }
bars: { failoverBudget: ${budget} }
windows: { recovery: 1s, ${Object.entries(lengths)
        .map(([window, length]) => `${window}: ${length}`)
        .join(', ')} }`,
    );
    const [, window = '', least = ''] = /(control|hold|after) at least (\S+)\.$/.exec(said ?? '') ?? [];
    if (window === '' || lengths[window] === least) return said;
    lengths[window] = least;
  }
}

describe('a plan whose windows are too short', () => {
  it('is taken once it does what it was told, whatever its rate, deadline and budget', () => {
    const refused = rates.flatMap((rate) =>
      deadlines.flatMap((deadlineMs) => budgets.flatMap((budget) => refusedWhenHeeded(rate, deadlineMs, budget) ?? [])),
    );
    expect(refused).toEqual([]);
  });
});

/** The least time behind the healing that a plan is told to have, in milliseconds. */
function leastAfterMs(rate: number, deadlineMs: number): number {
  const asked = `load: { rate: { static: ${rate}/s, read: ${rate}/s, write: ${rate}/s }, deadline: ${deadlineMs}ms, returning: 0/s }`;
  const said = refusal(`${asked}\nbars: { availability: 99 % }\nwindows: { control: 30s, hold: 30s, after: 100ms }`);
  const [, least = ''] = /after at least ([\d.]+m?s)\.$/.exec(said ?? '') ?? [];
  return Math.round(Number.parseFloat(least) * (least.endsWith('ms') ? 1 : 1000));
}

describe('the shortest time behind the healing that is taken', () => {
  it.each(rates)(
    'has enough requests due in it at %i/s, wherever it begins in a slot, with nobody due behind it',
    (rate) => {
      const deadlineMs = 1;
      const afterMs = leastAfterMs(rate, deadlineMs);
      const load = { static: perSecond(rate), read: perSecond(rate), write: perSecond(rate) };
      const setting = { ratePerSecond: load, returningPerSecond: perSecond(0), seed: rate };
      const dueIn = (fromMs: number): number =>
        Array.from({ length: 4000 }, (_, slot) => (slot * 1000) / rate)
          .map((beganMs, slot) => beganMs + jitterMs(setting as never, { operation: 'read', arm: 'main' }, slot))
          .filter((dueMs) => dueMs >= fromMs && dueMs < fromMs + afterMs).length;
      const least = Math.min(...Array.from({ length: 200 }, (_, place) => dueIn(1000 + place * 3.7)));
      expect(least).toBeGreaterThanOrEqual(slotsNeeded(0.99));
      expect(least).toBeLessThanOrEqual(slotsNeeded(0.99) + 2);
    },
  );
});

/** A stack that fails over in so many milliseconds. */
const quick = (failoverBudgetMs: number): typeof twoServers => ({
  ...twoServers,
  failoverBudgetMs: ms(failoverBudgetMs),
});

/** The least hold that a plan is told to have, in milliseconds. */
function leastHoldMs(rate: number, bar: string, budgetMs: number): number {
  const asked = `load: { rate: { static: ${rate}/s, read: ${rate}/s, write: ${rate}/s }, returning: 0/s }
bars: { availability: ${bar} }`;
  let hold = 100;
  for (;;) {
    const said = refusal(`${asked}\nwindows: { control: 10s, after: 10s, hold: ${hold}ms }`, quick(budgetMs));
    const [, least = ''] = /hold at least ([\d.]+m?s)\.$/.exec(said ?? '') ?? [];
    if (least === '') return hold;
    hold = Math.round(Number.parseFloat(least) * (least.endsWith('ms') ? 1 : 1000));
  }
}

/** Whether a failover that took its whole budget is seen to be over, watched until a deadline before the healing. */
function isSeenOver(holdMs: number, { rate, bar, budgetMs }: { rate: number; bar: number; budgetMs: number }): boolean {
  const dueMs = Float64Array.from(
    { length: Math.ceil(((holdMs - 250) * rate) / 1000) },
    (_, slot) => (slot * 1000) / rate,
  );
  const good = Uint8Array.from(dueMs, (due) => (due < budgetMs ? 0 : 1));
  return gapsOf({ dueMs, good }, returnRule(rate, bar)).every(({ ending }) => ending === 'over');
}

describe('a plan whose hold has no room for a return', () => {
  it.each([
    [120, '90 %', 0.9, 500],
    [120, '90 %', 0.9, 20],
    [25, '80 %', 0.8, 500],
    [10, '50 %', 0.5, 900],
  ])(
    'is refused from where a failover of the whole budget is not seen to be over: %i/s, %s, %f, %i ms',
    (rate, text, bar, budgetMs) => {
      const least = leastHoldMs(rate, text, budgetMs);
      expect(least).toBeGreaterThan(2 * budgetMs);
      expect(isSeenOver(least, { rate, bar, budgetMs })).toBe(true);
      expect(isSeenOver(least - 1000 / rate - 1, { rate, bar, budgetMs })).toBe(false);
    },
  );

  it('is told so at the hold, with the least that has it', () => {
    expect(refusal('windows: { hold: 1100ms }\nbars: { availability: 90 % }', quick(500))).toBe(
      'my.yaml:3:18: a hold of 1.1s is too short to see a return beyond a failover budget of 500ms and the deadline of 250ms: ' +
        'A return is seen by 120 static requests, at 120/s: hold at least 1.65s.',
    );
  });
});

/** Lines of a plan that reads so often a second. */
const asking = (rate: number): string =>
  `load: { rate: { read: ${rate}/s }, returning: 0/s }\nwindows: { control: 1m, hold: 1m, after: 1m }\nbars: { availability: 90 % }`;

/** The longest time between two of its reads by the chance of a run. */
const longestMs = (rate: number): number => {
  const ratePerSecond = { static: 9, read: rate, write: 9 };
  const every = { url: '', returningPerSecond: 0, durationMs: 1e6, timeoutMs: 1000, episode: 1, seed: 42 };
  const setting = { ...every, ratePerSecond };
  const due = Array.from({ length: 4000 }, (_, slot) => {
    return (slot * 1000) / rate + jitterMs(setting, { operation: 'read', arm: 'main' }, slot);
  });
  return Math.max(...due.slice(1).map((at, slot) => at - (due[slot] as number)));
};

describe('a plan that asks seldom', () => {
  it.each([
    [1500, 1, 2],
    [500, 3, 4],
  ])('is refused from where chance leaves longer pauses than a budget of %i ms', (budgetMs, blind, sighted) => {
    expect(refusal(asking(blind), quick(budgetMs))).toMatch(/^my\.yaml:3:23: at \d\/s no read may be due for/);
    expect(refusal(asking(blind), quick(budgetMs))).toContain(`ask at least ${sighted}/s`);
    expect(refusal(asking(sighted), quick(budgetMs))).toBeUndefined();
    expect(longestMs(blind)).toBeGreaterThan(budgetMs);
    expect(longestMs(sighted)).toBeLessThanOrEqual(budgetMs);
  });

  it('may do so where nobody feels what is shorter than the deadline', () => {
    expect(refusal(asking(3).replace('returning', 'deadline: 700ms, returning'), quick(500))).toBeUndefined();
  });
});
