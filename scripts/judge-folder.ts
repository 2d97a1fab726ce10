import type { Verdict } from '../model/verdict.ts';
import { judge } from '../verdict/index.ts';
import { writeOutputs } from './outputs.ts';
import { readRecord } from './record.ts';
import type { RunFolder } from './run-folder.ts';

/** Judges what a folder holds and writes verdict and reports into it. */
export async function judgeFolder(folder: RunFolder): Promise<Verdict> {
  const verdict = judge(await readRecord(folder));
  writeOutputs(folder, verdict);
  return verdict;
}
