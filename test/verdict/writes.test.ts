import { describe, expect, it } from 'vitest';
import type { LedgerRead } from '../../model/event.ts';
import type { WriteLedger } from '../../model/ledger.ts';
import type { Sample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import { addWrites } from '../../verdict/add-writes.ts';
import { holdingsOf, servingDatabases } from '../../verdict/holdings.ts';
import { writeState } from '../../verdict/writes.ts';
import { bookWrites, noWrites } from '../../verdict/books.ts';
import { spec } from '../support/record-plan.ts';

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

/** Healed at the start of the load. */
const moments = { controlEndMs: 0, healedMs: 0, recoveredMs: null };

const timedOut: Partial<Sample> = { status: 0, error: 1050, valid: false, server: '' };
const book = (samples: readonly Sample[], ledgers: readonly LedgerRead[], reported = 10): WriteLedger =>
  bookWrites({
    episode: 3,
    samples,
    ledgers,
    holdings: holdingsOf(ledgers, servingDatabases(samples, moments, spec), spec),
    planned: { main: 10, returning: 10 },
    reported: { main: reported, returning: reported },
  });

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
      ...noWrites,
      attempted: 4,
      acknowledged: 2,
      lost: 1,
      recovered: 1,
      indeterminate: 2,
      databasesRead: ['primary.mariadb'],
      serving: ['primary.mariadb'],
      missing: { 'primary.mariadb': 1 },
      ids: {
        lost: { ranges: '30000001', more: 0 },
        recovered: { ranges: '30000002', more: 0 },
        indeterminate: { ranges: '30000002-30000003', more: 0 },
      },
    });
  });

  it('names the first twenty ranges of ids, and counts the rest', () => {
    const samples = Array.from({ length: 60 }, (_, place) => write(place));
    const kept = samples.filter((_, place) => place % 2 === 0).map(({ iteration }) => 30_000_000 + iteration);
    const { ids, lost } = book(samples, [ledger(kept.join(','))]);
    expect(lost).toBe(30);
    expect(ids.lost?.ranges.split(',')).toHaveLength(20);
    expect(ids.lost?.more).toBe(10);
  });

  it('finds a write with whoever serves writes after healing, and nowhere else', () => {
    const [one, two] = [write(0, { database: 'replica.mariadb' }), write(1, { database: 'replica.mariadb' })];
    const old = ledger('30000000-30000001');
    const promoted = { ...ledger('30000001'), database: 'replica.mariadb' };
    expect(book([one, two], [old, promoted])).toMatchObject({
      lost: 1,
      serving: ['replica.mariadb'],
      missing: { 'primary.mariadb': 0, 'replica.mariadb': 1 },
      ids: { lost: { ranges: '30000000', more: 0 } },
    });
    const returned = { ...ledger('30000000'), database: 'primary.mariadb' };
    const whole = { ...promoted, present: '30000000-30000001' };
    expect(book([one, two], [returned, whole])).toMatchObject({ lost: 0, diverged: 0, serving: ['replica.mariadb'] });
  });

  it('takes it for lost in a split brain: two that serve writes, each without what the other has', () => {
    const samples = [write(0, { database: 'primary.mariadb' }), write(1, { database: 'replica.mariadb' })];
    const halves = [ledger('30000000'), { ...ledger('30000001'), database: 'replica.mariadb' }];
    expect(book(samples, halves)).toMatchObject({ lost: 2, serving: ['primary.mariadb', 'replica.mariadb'] });
  });

  it('calls a replica diverged that has caught up without an acknowledged write', () => {
    const replica = { ...ledger('30000000'), database: 'replica.mariadb' };
    expect(book([write(0), write(1)], [ledger('30000000-30000001'), replica])).toMatchObject({
      lost: 0,
      diverged: 1,
      ids: { diverged: { ranges: '30000001', more: 0 } },
    });
  });

  it('keeps what is in any database where none that serves was read', () => {
    const replica = { ...ledger('30000000'), database: 'replica.mariadb' };
    expect(book([write(0), write(1)], [replica])).toMatchObject({ lost: 1, serving: [] });
  });

  it('counts ids that nobody sent, and writes kept twice', () => {
    expect(book([write(0)], [ledger('30000000-30000002', '30000000')])).toMatchObject({ phantom: 2, duplicated: 1 });
  });

  it('takes a sample that came twice for one write', () => {
    const books = book([write(0), write(0)], [ledger('30000000')]);
    expect(books).toMatchObject({ attempted: 1, acknowledged: 1, phantom: 0 });
  });

  it('calls nothing phantom that may have been sent at the very end of a load that was no longer needed', () => {
    expect(book([write(0)], [ledger('30000000,30000004')], 4)).toMatchObject({ phantom: 0 });
    expect(book([write(0)], [ledger('30000000,30000003-30000004')], 4)).toMatchObject({ phantom: 1 });
  });

  it('calls nothing phantom that a killed generator may have sent', () => {
    expect(book([write(0)], [ledger('30000000-30000009')], 0)).toMatchObject({ phantom: 0 });
    expect(book([write(0)], [ledger('30000000-30000011')], 0)).toMatchObject({ phantom: 2 });
  });

  it('keeps the ids of returning users apart, alive or killed', () => {
    const samples = [write(0), write(0, { arm: 'returning' })];
    expect(book(samples, [ledger('30000000,35000000')])).toMatchObject({ attempted: 2, lost: 0, phantom: 0 });
    expect(book(samples, [ledger('30000000')])).toMatchObject({
      lost: 1,
      phantom: 0,
      returning: { attempted: 1, acknowledged: 1, lost: 1, duplicated: 0 },
    });
    expect(book([], [ledger('30000000,35000000-35000010')], 0)).toMatchObject({ phantom: 1 });
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

const listed = (ranges: string, more: number) => ({ ...noWrites, ids: { lost: { ranges, more } } });

const readFrom = (databasesRead: readonly string[]) => ({ ...noWrites, databasesRead });

describe('addWrites', () => {
  it('adds one by one', () => {
    const one = { ...noWrites, attempted: 2, lost: 1 };
    expect(addWrites([one, one])).toEqual({ ...noWrites, attempted: 4, lost: 2 });
  });

  it('joins the lists of ids, and shortens them again', () => {
    const many = Array.from({ length: 20 }, (_, place) => 10 * place).join(',');
    expect(addWrites([listed('1-3,7', 0), listed('4,9', 2)]).ids.lost).toEqual({ ranges: '1-4,7,9', more: 2 });
    expect(addWrites([listed(many, 5), listed('1000-1009', 0)]).ids.lost).toEqual({ ranges: many, more: 15 });
  });

  it('names every database that was read in any episode, once', () => {
    const parts = [['b'], ['b', 'a'], []].map(readFrom);
    expect(addWrites(parts).databasesRead).toEqual(['a', 'b']);
  });
});
