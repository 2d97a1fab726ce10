import { defineConfig } from 'vitest/config';

/** Live tests raise whole stacks: one at a time, and with room for the slowest machine. */
const liveLimitMs = 300_000;

/** The slowest takes 4 s on a busy machine. */
const unitLimitMs = 60_000;

/** Two projects: what is pure or quick, side by side; what raises stacks, one file after the other. */
export default defineConfig({
  test: {
    // By default one processor is left to others, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/live/**'],
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
