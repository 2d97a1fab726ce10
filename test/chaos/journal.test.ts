import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followJournal, openJournal, readJournal } from '../../chaos/journal.ts';
import type { RunEvent } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';

const started: RunEvent = { type: 'healing-started', episode: 1, at: epochMs(1.5) };
const intended: RunEvent = {
  type: 'fault-intended',
  episode: 1,
  at: epochMs(1),
  fault: 'stop',
  target: 'server1',
  undo: { verb: 'start', on: ['server1.nginx'] },
};

const faultOf = ({ type }: RunEvent): string | undefined => (type === 'fault-intended' ? 'not that' : undefined);

describe('a journal in a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives back what was written, readable at every moment', () => {
    const file = join(folder, 'events.ndjson');
    const journal = openJournal(file);
    journal.write(intended);
    expect(readJournal(readFileSync(file, 'utf8'))).toEqual([intended]);
    journal.write(started);
    expect(readJournal(readFileSync(file, 'utf8'))).toEqual([intended, started]);
  });

  it('leaves out a last line torn by a crash', () => {
    const file = join(folder, 'events.ndjson');
    const journal = openJournal(file);
    journal.write(started);
    appendFileSync(file, '{"type":"fault-heal');
    expect(readJournal(readFileSync(file, 'utf8'))).toEqual([started]);
  });

  it('is followed from where it was read to the last time, whoever wrote', () => {
    const file = join(folder, 'events.ndjson');
    openJournal(file).write(intended);
    const appended = followJournal(file);
    expect(appended()).toEqual([intended]);
    expect(appended()).toEqual([]);
    openJournal(file).write({ ...intended, target: 'Zürich' });
    const [half, rest] = ['{"type":"healing-sta', 'rted","episode":1,"at":1.5}\n'];
    appendFileSync(file, half);
    expect(appended()).toEqual([{ ...intended, target: 'Zürich' }]);
    appendFileSync(file, rest);
    expect(appended()).toEqual([started]);
  });

  it('that is followed names a line that is no event by its number, every time', () => {
    const file = join(folder, 'events.ndjson');
    openJournal(file).write(started);
    const appended = followJournal(file, faultOf);
    appended();
    openJournal(file).write(started);
    openJournal(file).write(intended);
    for (const again of [1, 2]) expect(appended, `call ${again}`).toThrow('line 3 of the journal is no event');
  });

  it('takes back half a line that found no more room, so that the next event stands on its own', () => {
    const file = join(folder, 'events.ndjson');
    const script = `
      import { openJournal } from ${JSON.stringify(new URL('../../chaos/journal.ts', import.meta.url).href)};
      const journal = openJournal(${JSON.stringify(file)});
      const write = (because) => journal.write({ type: 'act-failed', at: 1, episode: 1, act: 'heal', because });
      for (const because of ['first', 'x'.repeat(2000), 'last']) try { write(because); } catch {}`;
    // A file may hold 1024 bytes here, and a write beyond is cut short as by a full disk.
    const limited = 'ulimit -f 1; exec "$0" --input-type=module -e "$1"';
    execFileSync('bash', ['-c', limited, process.execPath, script]);
    expect(readJournal(readFileSync(file, 'utf8'))).toMatchObject([{ because: 'first' }, { because: 'last' }]);
  });

  it('that may not grow any further says that there is no room', () => {
    const script = `
      import { openJournal } from ${JSON.stringify(new URL('../../chaos/journal.ts', import.meta.url).href)};
      const journal = openJournal(${JSON.stringify(join(folder, 'events.ndjson'))});
      const because = 'x'.repeat(2000);
      try { journal.write({ type: 'act-failed', at: 1, episode: 1, act: 'heal', because }); } catch ({ code }) { console.log(code); }`;
    const limited = 'ulimit -f 1; exec "$0" --input-type=module -e "$1"';
    expect(execFileSync('bash', ['-c', limited, process.execPath, script], { encoding: 'utf8' })).toBe('disk-full\n');
  });

  it('that cannot be opened says that the run folder is unwritable', () => {
    const file = join(folder, 'missing', 'events.ndjson');
    expect(() => openJournal(file)).toThrow(expect.objectContaining({ code: 'run-folder-unwritable' }));
  });

  it('on a full disk says so', () => {
    const journal = openJournal('/dev/full');
    expect(() => journal.write(started)).toThrow(expect.objectContaining({ code: 'disk-full' }));
  });
});

describe('reading a journal', () => {
  it('of nothing gives no events', () => {
    expect(readJournal('')).toEqual([]);
  });

  it('refuses a line in the middle that is no event, by its number', () => {
    const text = `${JSON.stringify(started)}\n{"type":1}\n${JSON.stringify(started)}\n`;
    expect(() => readJournal(text)).toThrow('line 2 of the journal is no event');
  });

  it('refuses what its reader finds a fault in, with the words of the reader', () => {
    const text = `${JSON.stringify(started)}\n${JSON.stringify(intended)}\n`;
    expect(() => readJournal(text, faultOf)).toThrow(
      expect.objectContaining({ message: 'line 2 of the journal is no event', why: 'not that.' }),
    );
  });

  it('refuses text that is no JSON', () => {
    expect(() => readJournal('hello\n')).toThrow(expect.objectContaining({ code: 'bad-run-folder' }));
  });
});
