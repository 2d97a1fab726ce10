import { existsSync } from 'node:fs';
import { reasonOf } from '../../model/failure.ts';
import type { NightLine } from '../../model/night-line.ts';
import { called } from '../called.ts';
import type { Ended } from '../ended.ts';
import { openRunFolder } from '../run-folder.ts';
import { addToHistory } from './file.ts';
import { readRunLine } from './run-line.ts';

/** Adds a run that was judged to the history. A run is no worse when that fails: its folder is there, and a rebuild finds it. */
export async function remember(
  { folder }: Pick<Ended, 'folder'>,
  runsDir: string,
  say: (line: string) => void,
): Promise<void> {
  if (folder === undefined) return;
  const run = openRunFolder(folder);
  if (!existsSync(run.file('verdict.json'))) return;
  try {
    await addToHistory(runsDir, readRunLine(run.file('verdict.json'), run.id), say);
  } catch (thrown) {
    const rebuild = `\`${called()} history --rebuild\``;
    say(`the history could not be written: ${reasonOf(thrown)}; ${rebuild} makes up for it`);
  }
}

/** Adds the nights that came to no verdict, so that the history has a line of each; nothing is worse when that fails. */
export async function rememberNights(
  nights: readonly NightLine[],
  runsDir: string,
  say: (line: string) => void,
): Promise<void> {
  try {
    for (const night of nights) await addToHistory(runsDir, night, say);
  } catch (thrown) {
    say(`the history could not be written: ${reasonOf(thrown)}`);
  }
}
