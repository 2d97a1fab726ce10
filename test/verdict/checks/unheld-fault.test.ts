import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../model/event.ts';
import { epochMs, later } from '../../../model/units.ts';
import type { Edit } from '../../support/record-edits.ts';
import { added, cellOfEpisode, changed, lastCell, reasonsIn, without } from '../../support/record-edits.ts';
import { seen } from '../../support/record-events.ts';
import type { Shape } from '../../support/record-shapes.ts';
import { twinRecord } from '../../support/twin-record.ts';
import { judge } from '../../../verdict/judge.ts';

/** The target itself answers again two seconds after the injection. */
const supervised: Shape = ({ dueMs }) => (dueMs > 2000 && dueMs < 2500 ? { server: 'server1' } : {});

/** A look that hung. */
const failure = {
  type: 'act-failed',
  episode: 2,
  act: 'observe',
  because: 'looking at server1 did not come to an end in time',
} as const;

/** When the fault had taken effect. */
const injectionOf = (events: readonly RunEvent[]) =>
  events.find(({ type }) => type === 'fault-injected')?.at ?? epochMs(0);

/** A look that failed, or one that saw the fault, so long after the injection. */
const failedAt = (sinceMs: number): Edit =>
  added((events) => ({ ...failure, at: later(injectionOf(events), sinceMs) }));
const sawAt = (sinceMs: number): Edit =>
  added((events) => {
    const at = later(injectionOf(events), sinceMs);
    return { type: 'evidence-seen', episode: 2, at, moment: 'holds', evidence: seen(true) };
  });

/** One edit after the other. */
const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (events) =>
    edits.reduce((edited, edit) => edit(edited), events);

/** All looks of the hold failed, and these were all. */
const blind = (...sinceMs: readonly number[]): Edit =>
  inTurn(
    without('evidence-seen', ({ moment }) => moment === 'holds'),
    ...sinceMs.map(failedAt),
  );

/** When healing began. */
const healingOf = (events: readonly RunEvent[]) =>
  events.find(({ type }) => type === 'healing-started')?.at ?? epochMs(0);

describe('unheld-fault', () => {
  it.each(['holds', 'still'] as const)('breaks when a look of kind %s saw the fault gone', (wanted) => {
    const edit = changed('evidence-seen', { evidence: seen(false) }, ({ moment }) => moment === wanted);
    const cell = cellOfEpisode({ edit });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown' });
    expect(cell.reasons[0]?.detail).toBe('before healing: server1.nginx process: running');
  });

  it('breaks when nobody looked right before healing', () => {
    const edit = without('evidence-seen', ({ moment }) => moment === 'still');
    expect(reasonsIn(cellOfEpisode({ edit }))).toEqual(['fault-not-held']);
  });

  it('breaks when every look of the hold failed, although the first and the last saw the fault', () => {
    const cell = cellOfEpisode({ edit: blind(2000, 2500) });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown' });
    expect(cell.reasons[0]).toMatchObject({
      reason: 'fault-not-held',
      detail: 'nobody saw it during the hold: looking at server1 did not come to an end in time',
    });
  });

  it('breaks when the only look of a short hold failed', () => {
    expect(reasonsIn(cellOfEpisode({ edit: blind(2000) }))).toEqual(['fault-not-held']);
  });

  it('breaks when two looks in a row failed, whatever was seen before and after', () => {
    const cell = cellOfEpisode({ edit: inTurn(failedAt(1000), failedAt(1500), sawAt(500), sawAt(2000)) });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toMatch(/^nobody saw it for two looks in a row: looking at server1 /);
  });

  it('holds when looks failed, each between two that saw the fault', () => {
    const edit = inTurn(failedAt(1500), failedAt(2500), sawAt(1000), sawAt(2000));
    expect(cellOfEpisode({ edit }).finding).toBe('refuted');
  });

  it('holds where the hold is too short for any look but the first and the last', () => {
    expect(cellOfEpisode({ edit: without('evidence-seen', ({ moment }) => moment === 'holds') }).finding).toBe(
      'refuted',
    );
  });

  it('takes a look that failed after healing for no look of the hold', () => {
    const edit = added((events) => ({ ...failure, at: later(healingOf(events), 1) }));
    expect(cellOfEpisode({ edit }).finding).toBe('refuted');
  });

  it('breaks when the watchdog had to lift the fault, whatever was seen of it', () => {
    const act = { fault: 'stop', target: 'server1', limitMs: 65_800, did: ['started server1.nginx again'] } as const;
    const edit = added((events) => ({ type: 'watchdog-lifted', at: healingOf(events), episode: 2, ...act }));
    const cell = cellOfEpisode({ edit });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'unknown' });
    expect(reasonsIn(cell)).toContain('fault-not-held');
    expect(cell.reasons[0]?.detail).toBe(
      'the watchdog lifted it after 65800 ms, as the controller had not: started server1.nginx again',
    );
  });

  it('breaks when the target itself gave good answers during the hold, whatever the looks saw', () => {
    const cell = cellOfEpisode({ shape: supervised });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toBe('server1 gave 50 good answers while it was meant to be out');
  });
});

/** As if nothing had been done: the killed web server, the stopped replica, go on giving answers. */
const untouched: Shape = ({ slot, operation }) => ({
  server: slot % 2 === 0 ? 'server1' : 'server2',
  ...(operation === 'read' ? { database: 'replica.mariadb' } : {}),
});

describe('unheld-fault of a component or a database', () => {
  it('breaks when the host of a killed web server gives all the answers', () => {
    const all = cellOfEpisode({ target: 'server1.nginx', fault: 'kill', shape: () => ({ server: 'server1' }) });
    expect(all.finding).toBe('unknown');
    expect(all.reasons[0]?.detail).toBe('server1 gave 525 good answers while server1.nginx was meant to be out');
  });

  it('breaks when every read names the replica that was stopped', () => {
    const cell = cellOfEpisode({ target: 'replica', shape: untouched });
    expect(cell.finding).toBe('unknown');
    expect(cell.reasons[0]?.detail).toBe('replica.mariadb gave 525 good answers while replica was meant to be out');
  });

  it('holds when another server on the host of a stopped one gives the answers', () => {
    expect(lastCell(judge(twinRecord('one')))).toMatchObject({ finding: 'refuted', servedBy: { server: 675 } });
  });

  it('holds for operations that the component has no part in', () => {
    const app = { target: 'server1.app', fault: 'kill', shape: untouched } as const;
    expect(cellOfEpisode(app, 'static').finding).toBe('refuted');
    expect(cellOfEpisode(app, 'read').finding).toBe('unknown');
    expect(cellOfEpisode({ target: 'replica', shape: untouched }, 'write').finding).toBe('refuted');
  });
});
