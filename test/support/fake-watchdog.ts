import type { Watch, Watchdog } from '../../stack/index.ts';

/** A watchdog that nobody needs. */
export interface FakeWatchdog extends Watchdog {
  /** What it was told, in order. */
  readonly told: readonly string[];
  /** The faults it was armed for, in order. */
  readonly armed: readonly Watch[];
  /** How long each healing was said to take at most, in order. */
  readonly healings: readonly number[];
}

/** Sets it up; it says that it has done what is given. */
export function fakeWatchdog(did: readonly string[] = []): FakeWatchdog {
  const [told, armed, healings]: [string[], Watch[], number[]] = [[], [], []];
  return {
    told,
    armed,
    healings,
    know: ({ component }) => void told.push(`know ${component}`),
    arm: async (watch) => {
      told.push(`arm ${watch.episode}`);
      armed.push(watch);
    },
    stepBack: async (episode, healingMs) => {
      told.push(`step back ${episode}`);
      healings.push(healingMs);
      return did;
    },
    disarm: (episode) => void told.push(`disarm ${episode}`),
    end: async () => void told.push('end'),
  };
}
