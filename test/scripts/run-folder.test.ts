import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { epochMs } from '../../model/units.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { smoke } from '../../plans/smoke.ts';
import { checkWritable, createRunFolder, openRunFolder, runIdOf } from '../../scripts/run-folder.ts';
import { topologies } from '../../stack/index.ts';
import { temporaryFolder } from '../support/cli.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const [stack] = topologies;
if (!stack) throw new Error('no stack');
const plan = resolvePlan(smoke, stack);
const at = epochMs(Date.UTC(2026, 10, 21, 12, 0, 0));

/** Says that it is ready, waits for the gate, makes a folder, and tells which. */
const maker = new URL(
  `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads';
import { makeFolder } from '${new URL('../../scripts/run-folder.ts', import.meta.url).href}';
parentPort.postMessage('ready');
Atomics.wait(new Int32Array(workerData.gate), 0, 0);
parentPort.postMessage(makeFolder(workerData.wanted));`)}`,
);

describe('the folder of a run', () => {
  it('is named by the moment and the suite, in letters that every name may have', () => {
    expect(runIdOf('smoke', at)).toBe('20261121t120000z-smoke');
  });

  it('holds the plan and is what `latest` points at', () => {
    const runs = join(temporary.path, 'runs');
    const folder = createRunFolder(runs, plan, stack, at);
    expect(readlinkSync(join(runs, 'latest'))).toBe(folder.id);
    expect(JSON.parse(readFileSync(folder.file('plan.json'), 'utf8'))).toMatchObject({ id: folder.id, plan });
  });

  it('of a second run in the same second is another one, and then the latest', () => {
    const runs = join(temporary.path, 'twice');
    const ids = [1, 2].map(() => createRunFolder(runs, plan, stack, at).id);
    expect(ids).toEqual(['20261121t120000z-smoke', '20261121t120000z-smoke-2']);
    expect(readlinkSync(join(runs, 'latest'))).toBe(ids[1]);
  });

  it('is its own also when others are made at the very same moment, as by labs side by side', async () => {
    const [gate, wanted] = [new SharedArrayBuffer(4), join(temporary.path, 'at-once', 'run')];
    const makers = [1, 2, 3, 4].map(() => new Worker(maker, { workerData: { gate, wanted } }));
    await Promise.all(makers.map((worker) => once(worker, 'message')));
    const made = makers.map((worker) => once(worker, 'message'));
    Atomics.store(new Int32Array(gate), 0, 1);
    Atomics.notify(new Int32Array(gate), 0);
    const paths = (await Promise.all(made)).map(([path]) => String(path));
    expect(paths.toSorted()).toEqual([wanted, `${wanted}-2`, `${wanted}-3`, `${wanted}-4`]);
  });

  it('is there all the same when `latest` cannot point at it', () => {
    const runs = join(temporary.path, 'linkless');
    mkdirSync(runs);
    // What is in the way keeps the link from being made, as a file system without links does.
    writeFileSync(join(runs, `.latest-${runIdOf(plan.suite, at)}`), '');
    expect(existsSync(createRunFolder(runs, plan, stack, at).file('plan.json'))).toBe(true);
    expect(readdirSync(runs)).toEqual([runIdOf(plan.suite, at)]);
  });

  it('never shows half a file, and no trace of how that is done', () => {
    const folder = openRunFolder(temporary.path);
    folder.write('verdict.json', '{}');
    expect(readdirSync(temporary.path)).toContain('verdict.json');
    expect(readdirSync(temporary.path).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is not made by looking whether it could be', () => {
    checkWritable(join(temporary.path, 'not', 'yet'));
    expect(existsSync(join(temporary.path, 'not'))).toBe(false);
  });

  it('that cannot be written is refused with exit 69 before anything starts', () => {
    const file = join(temporary.path, 'a-file');
    writeFileSync(file, '');
    expect(() => checkWritable(join(file, 'runs'))).toThrow(
      expect.objectContaining({ code: 'run-folder-unwritable', exit: 69 }),
    );
  });
});
