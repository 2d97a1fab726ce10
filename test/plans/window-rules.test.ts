import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parsePlan } from '../../plans/parse.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const rates = [40, 60, 111, 125, 150];
const deadlines = [100, 100.3, 317, 333.337, 992];
const budgets = ['1.5s', '2.007s', '16.1s'];

/** What a plan with these lines is refused for; undefined when it is taken. */
function refusal(lines: string): string | undefined {
  const experiments = 'experiments: [{ target: server1, fault: stop }]';
  try {
    resolvePlan(parsePlan(`suite: mine\nstack: two-servers\n${lines}\n${experiments}\n`, 'my.yaml'), twoServers);
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
