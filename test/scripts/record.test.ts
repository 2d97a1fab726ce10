import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existingRun, readRecord, readVerdict } from '../../scripts/record.ts';
import { laneFolders } from '../../scripts/run-folder.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import { verdictFixture } from '../support/verdict-fixture.ts';

let path = '';
beforeEach(() => (path = mkdtempSync(join(tmpdir(), 'spofproof-record-'))));
afterEach(() => rmSync(path, { recursive: true, force: true }));
const put = (name: string, value: unknown): void => writeFileSync(join(path, name), JSON.stringify(value));
const refused = (why: string): object => ({ code: 'bad-run-folder', why: expect.stringContaining(why) as string });
const { plan, stack } = verdictFixture();
const idIn = async (folder: string): Promise<unknown> =>
  (await readRecord(existingRun(folder, 'plan.json'))).events.map((event) => 'id' in event && event.id);

describe('a folder of an earlier run', () => {
  it('needs nothing but its verdict for the reports', () => {
    writeFileSync(join(path, 'verdict.json'), serializeVerdict(verdictFixture()));
    expect(readVerdict(existingRun(path, 'verdict.json')).outcome).toBe(verdictFixture().outcome);
    expect(() => existingRun(path, 'plan.json')).toThrow(expect.objectContaining(refused('no plan.json')) as Error);
  });

  it('gives plan, stack and journal as they were written', async () => {
    put('plan.json', { plan, stack });
    writeFileSync(join(path, 'events.ndjson'), '{"type":"run-ended","at":1}\n');
    const record = await readRecord(existingRun(path, 'plan.json'));
    expect(record).toMatchObject({ plan, stack, events: [{ type: 'run-ended' }] });
  });

  it('is refused when a newer version made it: what that means by its plan is not known', async () => {
    put('plan.json', { schema: 'spofproof/plan@2', plan, stack });
    writeFileSync(join(path, 'events.ndjson'), '{"type":"run-ended","at":1}\n');
    await expect(readRecord(existingRun(path, 'plan.json'))).rejects.toMatchObject(refused('spofproof/plan@1'));
  });

  it('gives neither events nor samples of an episode that was played again, and need not read them', async () => {
    put('plan.json', { plan, stack });
    const samplesFile = 'kept.csv';
    writeFileSync(join(path, samplesFile), '');
    const load = { code: 0, complaints: [], complaintCount: 0, cpuMs: 0, clockDriftMs: 0 };
    const events = [
      { type: 'episode-started', at: 1, episode: 1, target: 'server1', fault: 'stop' },
      { type: 'load-ended', at: 2, episode: 1, ...load, startedAt: 1, samplesFile: 'gone.csv' },
      { type: 'episode-ended', at: 3, episode: 1 },
      { type: 'episode-started', at: 4, episode: 2, target: 'server1', fault: 'stop', repeats: [1] },
      { type: 'fault-injected', at: 5, episode: 2, begunAt: 5 },
      { type: 'load-ended', at: 6, episode: 2, ...load, startedAt: 4, samplesFile },
      { type: 'episode-ended', at: 7, episode: 2 },
    ];
    writeFileSync(join(path, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const record = await readRecord(existingRun(path, 'plan.json'));
    expect(record.events).toEqual(events.slice(3));
    expect([...record.samples.keys()]).toEqual([2]);
  });

  it('gives exactly the episodes that are wanted, also a repetition in which nothing was done', async () => {
    put('plan.json', { plan, stack });
    const events = [1, 2].flatMap((episode) => [
      {
        type: 'episode-started',
        at: episode,
        episode,
        target: 'server1',
        fault: 'stop',
        ...(episode === 2 && { repeats: [1] }),
      },
      { type: 'episode-ended', at: episode, episode },
    ]);
    writeFileSync(join(path, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const of = async (episode: number) =>
      (await readRecord(existingRun(path, 'plan.json'), (each) => each === episode)).events;
    expect([await of(1), await of(2)]).toEqual([events.slice(0, 2), events.slice(2)]);
    const counting = [{ ...events[0], inVain: [2] }, events[1]];
    expect((await readRecord(existingRun(path, 'plan.json'))).events).toEqual(counting);
  });

  it.each(['../outside.csv', '/etc/hostname', 'samples/link.csv', '.'])(
    'is refused when its journal names a file outside of it: %s',
    async (samplesFile) => {
      put('plan.json', { plan, stack });
      mkdirSync(join(path, 'run', 'samples'), { recursive: true });
      writeFileSync(join(path, 'outside.csv'), '');
      writeFileSync(join(path, 'run', 'plan.json'), JSON.stringify({ plan, stack }));
      symlinkSync(join(path, 'outside.csv'), join(path, 'run', 'samples', 'link.csv'));
      const load = { code: 0, complaints: [], complaintCount: 0, cpuMs: 0, clockDriftMs: 0, startedAt: 1, samplesFile };
      const event = { type: 'load-ended', at: 1, episode: 1, ...load };
      writeFileSync(join(path, 'run', 'events.ndjson'), `${JSON.stringify(event)}\n`);
      await expect(readRecord(existingRun(join(path, 'run'), 'plan.json'))).rejects.toMatchObject({
        code: 'bad-run-folder',
        message: expect.stringContaining('names a file outside of its folder') as string,
      });
    },
  );

  it('with a value of another kind in its journal is refused, with the number of the line', async () => {
    put('plan.json', { plan, stack });
    const lines = [
      { type: 'run-ended', at: 1 },
      { type: 'episode-started', at: 1, episode: 1, target: 'a', fault: '__proto__' },
    ];
    writeFileSync(join(path, 'events.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await expect(readRecord(existingRun(path, 'plan.json'))).rejects.toMatchObject({
      exit: 64,
      message: 'line 2 of the journal is no event',
      ...refused('episode-started: fault: '),
    });
  });

  it('with two episodes of one number is refused, as only the second of them would be judged', async () => {
    put('plan.json', { plan, stack });
    const events = [1, 2, 1].map((episode, at) => ({
      type: 'episode-started',
      at,
      episode,
      target: 'server1',
      fault: 'stop',
    }));
    writeFileSync(join(path, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    await expect(readRecord(existingRun(path, 'plan.json'))).rejects.toMatchObject({
      code: 'bad-run-folder',
      message: `the journal of run ${basename(path)} begins episode 1 twice`,
    });
  });

  it('without a journal is refused as what it is', async () => {
    put('plan.json', { plan, stack });
    await expect(readRecord(existingRun(path, 'plan.json'))).rejects.toMatchObject(refused('events.ndjson'));
  });

  it.each([
    ['of another shape', { plan: 'essentials', stack }, 'plan: '],
    ['with a text for a number', { plan, stack: { ...stack, failoverBudgetMs: '1s' } }, 'stack.failoverBudgetMs: '],
    ['that is a list', [], 'It: '],
  ])('with a plan.json %s is refused, naming the place', async (_what, value, why) => {
    put('plan.json', value);
    await expect(readRecord(existingRun(path, 'plan.json'))).rejects.toMatchObject(refused(why));
  });

  it('with a verdict.json of another shape is refused before a report is made of it', () => {
    put('verdict.json', { ...verdictFixture(), cells: 'none' });
    const folder = existingRun(path, 'verdict.json');
    expect(() => readVerdict(folder)).toThrow(expect.objectContaining(refused('cells: ')) as Error);
  });
});

describe('a run with lanes', () => {
  const started = { type: 'run-started', at: 1, suite: 'x', seed: 1, versions: {}, host: {}, command: '' };
  const others: string[] = [];
  afterEach(() => {
    for (const other of others.splice(0)) rmSync(other, { recursive: true, force: true });
  });

  function makeLanes(id?: string): void {
    put('plan.json', { ...(id !== undefined && { id }), plan, stack });
    for (const lane of ['1', '2']) {
      mkdirSync(join(path, 'lanes', lane), { recursive: true });
      put(join('lanes', lane, 'plan.json'), { plan, stack });
      writeFileSync(join(path, 'lanes', lane, 'events.ndjson'), `${JSON.stringify({ ...started, id: lane })}\n`);
    }
  }

  it('has no more lanes by what else lies beside them', async () => {
    makeLanes('x');
    for (const name of ['.DS_Store', 'notes.txt', '3']) writeFileSync(join(path, 'lanes', name), '');
    for (const name of ['old', '0']) mkdirSync(join(path, 'lanes', name));
    expect(await idIn(path)).toEqual(['x']);
    expect(laneFolders(existingRun(path, 'plan.json')).map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('is refused where two lanes have an episode of the same number', async () => {
    makeLanes('x');
    const begun = `${JSON.stringify({ type: 'episode-started', at: 2, episode: 1, target: 'server1', fault: 'stop' })}\n`;
    for (const lane of ['1', '2']) appendFileSync(join(path, 'lanes', lane, 'events.ndjson'), begun);
    await expect(readRecord(existingRun(path, 'plan.json'))).rejects.toMatchObject({
      code: 'bad-run-folder',
      message: expect.stringMatching(/ begins episode 1 twice$/) as string,
    });
  });

  it('is another than one with a file of that name', async () => {
    put('plan.json', { plan, stack });
    writeFileSync(join(path, 'lanes'), '');
    writeFileSync(join(path, 'events.ndjson'), `${JSON.stringify({ ...started, id: 'y' })}\n`);
    expect(await idIn(path)).toEqual(['y']);
  });

  it('has the same name through a link to its folder', async () => {
    makeLanes();
    others.push(`${path}-latest`);
    symlinkSync(basename(path), `${path}-latest`);
    expect(await idIn(`${path}-latest`)).toEqual([basename(path)]);
  });

  it('has the same name in a copy of its folder under any other', async () => {
    makeLanes('20261121t120000z-smoke');
    others.push(`${path}-downloaded`);
    cpSync(path, `${path}-downloaded`, { recursive: true });
    expect(await idIn(`${path}-downloaded`)).toEqual(['20261121t120000z-smoke']);
  });
});
