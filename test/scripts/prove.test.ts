import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';
import { judgedNotRestored, notRestored } from '../../scripts/prove.ts';

const at = epochMs(0);
const begun = (episode: number, target: string): RunEvent => ({
  type: 'episode-started',
  at,
  episode,
  target,
  fault: 'stop',
});
const failed = (episode: number, act: 'heal' | 'ledger'): RunEvent => ({
  type: 'act-failed',
  at,
  episode,
  act,
  because: 'no answer',
});

const healed = (episode: number): RunEvent => ({ type: 'fault-healed', at, episode });

describe('a run whose last target did not come back', () => {
  it('says which one, after what, and why healing failed', () => {
    const failure = notRestored([begun(1, 'server1'), begun(2, 'balancer'), failed(2, 'heal')]);
    expect(failure).toMatchObject({ code: 'not-restored', exit: 74, why: 'healing failed: no answer' });
    expect(failure.message).toBe('balancer could not be restored after stop');
  });

  it('says so although other acts failed afterwards, as reading the ledger of a database that is down', () => {
    const events = [begun(1, 'primary'), failed(1, 'heal'), failed(1, 'heal'), failed(1, 'ledger')];
    expect(notRestored(events).why).toBe('healing failed: no answer');
  });

  it('does not say so when the second try healed', () => {
    expect(notRestored([begun(1, 'server1'), failed(1, 'heal'), healed(1)]).why).toContain('not seen in full service');
  });

  it('is told by the whole journal: a repetition in which nothing was injected is named, not the episode before it', async () => {
    const folder = openRunFolder(mkdtempSync(join(tmpdir(), 'spofproof-')));
    const again = { ...begun(3, 'server1'), repeats: [1] };
    const events = [begun(1, 'server1'), begun(2, 'primary'), again, failed(3, 'heal'), failed(3, 'heal')];
    writeFileSync(folder.file('events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    expect((await judgedNotRestored(folder)).message).toBe('server1 could not be restored after stop');
    rmSync(folder.path, { recursive: true });
  });

  it('stays the failure when nothing can be judged any more', async () => {
    const failure = await judgedNotRestored(openRunFolder('/nowhere'));
    expect(failure).toMatchObject({ code: 'not-restored', exit: 74 });
  });

  it('says that it was not seen in service when healing itself did not fail', () => {
    const events = [begun(1, 'server1'), failed(1, 'heal'), begun(2, 'balancer'), failed(2, 'ledger')];
    expect(notRestored(events).why).toContain('not seen in full service');
  });
});
