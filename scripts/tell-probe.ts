import { reasonOf } from '../model/failure.ts';
import { describeProbe } from '../reports/index.ts';
import { judgeProbes } from '../verdict/index.ts';
import { readRecord } from './record.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * Tells what a probe showed as soon as it is over. The judgement at the end is the one that counts: nothing that goes wrong
 * here may end the run.
 */
export async function tellProbe(
  { folder, say }: Pick<RunSurroundings, 'folder' | 'say'>,
  place: number,
): Promise<void> {
  try {
    const found = judgeProbes(await readRecord(folder, () => false))[place - 1];
    if (found) say(`  ${describeProbe(found)}`);
  } catch (thrown) {
    say(`  could not be judged yet: ${reasonOf(thrown)}`);
  }
}
