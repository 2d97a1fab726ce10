import type { StackSpec } from '../model/stack.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import { lookTimeoutMs } from './kinds/app/following.ts';
import type { AppOwnSettings } from './kinds/app.ts';
import { appDefaults } from './kinds/app.ts';
import { settingsOf } from './kinds/kind.ts';

/**
 * How long after a stack is up its applications may still read from the primary because they were there before the replica: until
 * they have looked again. A look that is under way may take its whole time first (a connection and an answer), and the next one as
 * well. Nothing where no application looks.
 */
export function settleMs({ components }: Pick<StackSpec, 'components'>): Milliseconds {
  const apps = components.filter(({ kind }) => kind === 'app');
  const checks = apps.map((component) => settingsOf<AppOwnSettings>(appDefaults, component).replicaCheckMs);
  return ms(Math.max(0, ...checks.filter((every) => every > 0).map((every) => every + 4 * lookTimeoutMs)));
}
