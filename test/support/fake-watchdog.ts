import type { Watchdog } from '../../stack/index.ts';

/** A watchdog that nobody needs: it keeps the list of what it was told. */
export function fakeWatchdog(did: readonly string[] = []): Watchdog & { readonly told: readonly string[] } {
  const told: string[] = [];
  return {
    told,
    know: ({ component }) => void told.push(`know ${component}`),
    arm: async ({ episode }) => void told.push(`arm ${episode}`),
    stepBack: async (episode) => {
      told.push(`step back ${episode}`);
      return did;
    },
    disarm: (episode) => void told.push(`disarm ${episode}`),
    end: async () => void told.push('end'),
  };
}
