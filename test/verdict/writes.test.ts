import { describe, expect, it } from 'vitest';
import type { LedgerRead } from '../../model/event.ts';
import type { Sample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import { addWrites, bookWrites, noWrites, writeState } from '../../verdict/writes.ts';

const write = (iteration: number, changes: Partial<Sample> = {}): Sample => ({
  operation: 'write',
  arm: 'main',
  iteration,
  beganMs: 0,
  scenarioMs: 0,
  jitterMs: 0,
  waitMs: 4,
  status: 201,
  error: 0,
  valid: true,
  server: 'server1',
  database: '',
  ...changes,
});

const ledger = (present: string, duplicated = ''): LedgerRead => ({
  type: 'ledger-read',
  at: epochMs(0),
  episode: 3,
  database: 'primary.mariadb',
  present,
  duplicated,
});

const timedOut: Partial<Sample> = { status: 0, error: 1050, valid: false, server: '' };
const book = (samples: readonly Sample[], ledgers: readonly LedgerRead[], endedByItself = true): unknown =>
  bookWrites({ episode: 3, samples, ledgers, planned: { main: 10, returning: 10 }, endedByItself });

describe('writeState', () => {
  it.each<[string, Partial<Sample>]>([
    ['ok', {}],
    ['ok', { waitMs: 900 }],
    ['fail', { status: 0, error: 1212, valid: false, server: '' }],
    ['fail', { status: 0, error: 1101, valid: false, server: '' }],
    ['fail', { status: 503, error: 1503, valid: false, server: '' }],
    ['info', { status: 503, error: 1503, valid: false }],
    ['info', timedOut],
    ['info', { status: 0, error: 1220, valid: false, server: '' }],
    ['info', { status: 504, valid: false, server: '' }],
    ['info', { status: 201, valid: false }],
    ['info', { status: 200, valid: true }],
  ])('is %s for %o', (state, changes) => {
    expect(writeState(write(0, changes))).toBe(state);
  });
});

describe('bookWrites', () => {
  it('calls lost what was acknowledged and is nowhere, and nothing else', () => {
    const samples = [write(0), write(1), write(2, timedOut), write(3, timedOut)];
    expect(book(samples, [ledger('30000000,30000002')])).toEqual({
      attempted: 4,
      acknowledged: 2,
      lost: 1,
      duplicated: 0,
      recovered: 1,
      phantom: 0,
      indeterminate: 2,
      databasesRead: ['primary.mariadb'],
    });
  });

  it('finds a write in whatever database holds it', () => {
    expect(book([write(0), write(1)], [ledger('30000000'), ledger('30000001')])).toMatchObject({ lost: 0, phantom: 0 });
  });

  it('counts ids that nobody sent, and writes kept twice', () => {
    expect(book([write(0)], [ledger('30000000-30000002', '30000000')])).toMatchObject({ phantom: 2, duplicated: 1 });
  });

  it('takes a sample that came twice for one write', () => {
    const books = book([write(0), write(0)], [ledger('30000000')]);
    expect(books).toMatchObject({ attempted: 1, acknowledged: 1, phantom: 0 });
  });

  it('calls nothing phantom that a killed generator may have sent', () => {
    expect(book([write(0)], [ledger('30000000-30000009')], false)).toMatchObject({ phantom: 0 });
    expect(book([write(0)], [ledger('30000000-30000011')], false)).toMatchObject({ phantom: 2 });
  });

  it('keeps the ids of returning users apart, alive or killed', () => {
    const samples = [write(0), write(0, { arm: 'returning' })];
    expect(book(samples, [ledger('30000000,35000000')])).toMatchObject({ attempted: 2, lost: 0, phantom: 0 });
    expect(book(samples, [ledger('30000000')])).toMatchObject({ lost: 1, phantom: 0 });
    expect(book([], [ledger('30000000,35000000-35000010')], false)).toMatchObject({ phantom: 1 });
  });

  it('loses nothing without a ledger', () => {
    expect(book([write(0)], [])).toMatchObject({ acknowledged: 1, lost: 0, phantom: 0 });
  });

  it('names the databases that were read, and none when none was', () => {
    const replica = { ...ledger('30000000'), database: 'replica.mariadb' };
    expect(book([write(0)], [replica, ledger('30000000'), ledger('')])).toMatchObject({
      databasesRead: ['primary.mariadb', 'replica.mariadb'],
    });
    expect(book([write(0)], [])).toMatchObject({ databasesRead: [] });
  });
});

const readFrom = (databasesRead: readonly string[]) => ({ ...noWrites, databasesRead });

describe('addWrites', () => {
  it('adds one by one', () => {
    const one = { ...noWrites, attempted: 2, lost: 1 };
    expect(addWrites([one, one])).toEqual({ ...noWrites, attempted: 4, lost: 2 });
  });

  it('names every database that was read in any episode, once', () => {
    const parts = [['b'], ['b', 'a'], []].map(readFrom);
    expect(addWrites(parts).databasesRead).toEqual(['a', 'b']);
  });
});
