import { afterEach, describe, expect, it, vi } from 'vitest';
import { recallLab } from '../../scripts/lab-state.ts';

afterEach(() => void vi.unstubAllEnvs());

describe('recalling a lab', () => {
  it.each(['/dev/null', '/dev/null/below', '/nowhere'])('finds none where the cache is %s', (cache) => {
    vi.stubEnv('SPOFPROOF_CACHE', cache);
    expect(() => recallLab()).toThrow(expect.objectContaining({ code: 'no-lab', exit: 64 }) as Error);
  });
});
