import { defineConfig } from 'vitest/config';

/** Live tests raise whole stacks: one at a time, and with room for the slowest machine. */
const liveLimitMs = 180_000;

/** Two projects: what is pure or quick, side by side; what raises stacks, one file after the other. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/live/**'], testTimeout: 20_000 },
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
