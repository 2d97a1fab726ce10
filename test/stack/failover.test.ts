import { describe, expect, it } from 'vitest';
import { failoverBudget } from '../../stack/failover.ts';
import { haproxyDefaults } from '../../stack/kinds/haproxy.ts';

describe('the failover budget', () => {
  it('adds up what the checks allow in the worst case, and says how', () => {
    expect(failoverBudget(haproxyDefaults)).toEqual({
      failoverBudgetMs: 1500,
      failoverBecause:
        'inter 300 ms + fall 2 x timeout check 200 ms + 1 x fastinter 100 ms + timeout connect 200 ms + 500 ms reserve = 1500 ms',
    });
  });

  it('follows the settings', () => {
    expect(failoverBudget({ ...haproxyDefaults, interMs: 2000, fall: 3 }).failoverBudgetMs).toBe(3500);
  });
});
