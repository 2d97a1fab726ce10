import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ToolPaths } from '../model/tools.ts';
import { generator } from './generator.ts';
import type { Part } from './measure.ts';
import { mergedSplits } from './scale/merge.ts';
import { actsPart, nightPart } from './scale/outlook.ts';
import { sharedLoad } from './segments.ts';

/** What `docs/scale.md` rests on: two measurements, a simulation, and what follows from them by arithmetic. */
export const scale: readonly ((tools: ToolPaths) => Promise<Part>)[] = [
  generator,
  sharedLoad,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spofproof-split-'));
    const part = await mergedSplits(folder);
    rmSync(folder, { recursive: true });
    return part;
  },
  () => Promise.resolve(actsPart()),
  () => Promise.resolve(nightPart()),
];
