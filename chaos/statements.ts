import type { StatementCounts } from '../model/database-handle.ts';
import { databasesOfRole } from '../model/balanced.ts';
import type { ProbeScene } from './probe-contract.ts';
import { rest } from './visits.ts';

/** A statement is counted after its answer was sent. */
const settleMs = 100;

/** Does something, and writes down what each database executed meanwhile, by its own count. */
export async function withCounts(scene: ProbeScene<'database'>, act: () => Promise<void>): Promise<void> {
  const names = (['primary', 'replica'] as const).flatMap((role) => databasesOfRole(scene.spec, role));
  const look = (): Promise<readonly StatementCounts[]> =>
    Promise.all(names.map((name) => scene.stack.database(name).counts()));
  const before = await look();
  await act();
  await rest(scene, settleMs);
  const after = await look();
  for (const [index, database] of names.entries()) {
    const since = (count: keyof StatementCounts): number =>
      (after[index]?.[count] ?? Number.NaN) - (before[index]?.[count] ?? Number.NaN);
    scene.see({ kind: 'statements', database, selects: since('selects'), inserts: since('inserts') });
  }
}
