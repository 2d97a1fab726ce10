import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScript } from '../loadtests/driver/index.ts';
import { countFiles } from '../loadtests/reader/index.ts';
import { usersFor } from '../model/load.ts';
import type { ToolPaths } from '../model/tools.ts';
import { booksOf } from './books.ts';
import { localPage, runK6 } from './k6-once.ts';
import type { Part } from './measure.ts';
import { figureOf } from './measure.ts';
import { ownerOf } from './scale/stripes.ts';

const [ratePerSecond, seconds, timeoutMs] = [300, 4, 250];

/** A half, a third and a sixth, as k6 is told. */
const shares = [3, 2, 1];
const segments = ['0:1/2', '1/2:5/6', '5/6:1'];
const sequence = '0,1/2,5/6,1';

/** Three k6 that share one load: whether each begins what the simulation says, and whether their files make the whole. */
export async function sharedLoad(tools: ToolPaths): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-segments-'));
  const script = join(folder, 'load.js');
  await bundleScript(script);
  const { url, close } = await localPage();
  const files = segments.map((_, place) => join(folder, `${place}.txt`));
  const load = { k6: tools.k6, script, url, ratePerSecond, seconds, timeoutMs };
  await Promise.all(
    segments.map((segment, place) => {
      const options = [`--execution-segment=${segment}`, `--execution-segment-sequence=${sequence}`];
      return runK6({ ...load, samplesFile: files[place] as string, options });
    }),
  );
  close();
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const frame = { edgesMs: [], closeLooks: [], deadlineMs: timeoutMs };
  const { requests, complaints } = await countFiles(files, { from: 'samples', by: 'name' }, frame);
  rmSync(folder, { recursive: true });
  return part(texts, { requests, complaints });
}

/** What the reader counted of all files. */
interface Counted {
  readonly requests: number;
  readonly complaints: number;
}

function part(texts: readonly string[], { requests, complaints }: Counted): Part {
  const durationMs = seconds * 1000;
  const iterations = texts.map((text) =>
    booksOf(text, { ratePerSecond, durationMs, timeoutMs }).samples.map(({ iteration }) => iteration),
  );
  const owner = ownerOf(shares, usersFor(ratePerSecond, timeoutMs));
  const foreign = iterations.map((list, place) => list.filter((iteration) => owner(iteration) !== place).length);
  const { dropped, planned } = booksOf(texts.join('\n'), { ratePerSecond, durationMs, timeoutMs });
  const all = iterations.flat();
  const counts = {
    'planned slots in no file': dropped,
    'iterations in two files': all.length - new Set(all).size,
    'iterations begun by another generator than simulated': foreign.reduce((sum, one) => sum + one, 0),
    'sample lines that the reader did not count': all.length - requests + complaints,
  };
  return {
    title: 'One load from three generators',
    how:
      `${ratePerSecond} requests/s for ${seconds} s, ${planned} slots, from three k6 at once (\`--execution-segment\`: a half, a third, ` +
      'a sixth), a file each, counted together. Bound: every slot in one file, begun by the generator that the simulation names.',
    head: ['figure', 'value'],
    rows: [
      ['iterations of each generator', iterations.map(({ length }) => length).join(', ')],
      ...Object.entries(counts).map(([name, count]) => [name, String(count)]),
    ],
    figures: Object.entries(counts).map(([name, count]) =>
      figureOf({ name, unit: 'count', better: 'lower', bound: 0 }, [count]),
    ),
  };
}
