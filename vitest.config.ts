import { defineConfig } from 'vitest/config';

/** Live tests raise whole stacks: one at a time, and with room for the slowest machine. */
const liveLimitMs = 300_000;

/** The slowest takes 4 s on a busy machine. */
const unitLimitMs = 60_000;

/** Tests that put others in the place of modules, for whoever imports them: each of them has its modules to itself. */
const withReplacedModules = [
  'test/golden/nights.test.ts',
  'test/scripts/claims/index.test.ts',
  'test/scripts/is-there.test.ts',
  'test/scripts/probes.test.ts',
  'test/scripts/prove-each.test.ts',
  'test/scripts/run.test.ts',
  'test/scripts/standing.test.ts',
  'test/scripts/self-test/index.test.ts',
  'test/stack/kinds/app/turns.test.ts',
];

/**
 * Three projects: what is pure or quick, side by side, with the sources loaded once a worker and not once a file, which halves the
 * time; the few for which that will not do; and what raises stacks, one file after the other.
 */
export default defineConfig({
  test: {
    // By default one processor is left to others, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/live/**', ...withReplacedModules],
          testTimeout: unitLimitMs,
          isolate: false,
        },
      },
      {
        test: {
          name: 'unit-apart',
          include: withReplacedModules,
          testTimeout: unitLimitMs,
        },
      },
      {
        test: {
          name: 'live',
          include: ['test/live/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: liveLimitMs,
          hookTimeout: liveLimitMs,
        },
      },
    ],
  },
});
