/** Writes a million samples of a run with outages, then reads and judges them as `judge` would; prints time and peak memory. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeFolder } from '../../scripts/judge-folder.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';
import { writeRun } from './judged-run.ts';

const [wanted = '1000000'] = process.argv.slice(2);
const folder = openRunFolder(mkdtempSync(join(tmpdir(), 'spofproof-judge-')));
writeRun(folder, Number(wanted));
const startedAt = performance.now();
const verdict = await judgeFolder(folder);
const wallMs = performance.now() - startedAt;
rmSync(folder.path, { recursive: true });
const planned = verdict.cells.reduce((sum, cell) => sum + cell.slots.planned, 0);
// Not what `getrusage` says: that begins with the peak of the process that started this one.
const peakMiB = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
process.stdout.write(JSON.stringify({ samples: planned, wallMs, peakMiB }));
