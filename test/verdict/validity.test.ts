import { describe, expect, it } from 'vitest';
import { epochMs } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { changed, verdictOf, without } from '../support/record-edits.ts';
import { bareRecordOf, recordOf } from '../support/record.ts';

const shut = changed('gate-judged', { held: false, because: ['x'] }, ({ side }) => side === 'before');
const checkOf = ({ validity }: Verdict, id: string): Verdict['validity'][number] | undefined =>
  validity.find((check) => check.id === id);

/** Everything that comes after a gate that did not hold is missing. */
const neverInjected = ['fault-injected', 'healing-started', 'fault-healed', 'evidence-seen', 'ledger-read'] as const;

describe('validity', () => {
  it('of a run in which no gate held says of no fault that it was injected, seen, held or healed', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'kill' }] });
    const cut = neverInjected.reduce((events, type) => without(type)(events), shut(record.events));
    const verdict = judge({ ...record, events: without('gate-judged', ({ side }) => side === 'after')(cut) });
    expect(verdict.episodes.map(({ injected }) => injected)).toEqual([false, false]);
    const silent = [
      'failed-act',
      'unevidenced-fault',
      'unheld-fault',
      'unhealed-fault',
      'unmet-return',
      'unread-ledger',
    ];
    expect(silent.map((id) => checkOf(verdict, id)?.verdict)).toEqual(silent.map(() => 'unknown'));
    expect(checkOf(verdict, 'failed-act')?.sentence).toBe(
      'Whether every fault was injected is not known: there was nothing to look at.',
    );
    expect(checkOf(verdict, 'unmet-steady-state')?.verdict).toBe('broken');
  });

  it('counts the episodes in which there was something to look at, and no others', () => {
    const verdict = verdictOf({ edit: (events) => without('fault-injected')(shut(events)) });
    expect(checkOf(verdict, 'failed-act')).toEqual({
      id: 'failed-act',
      verdict: 'held',
      sentence: 'Every fault was injected (1 of 1).',
    });
  });

  it('says by what a run was stopped whose every episode had come to its end', () => {
    const { events, ...record } = recordOf({ episodes: [{ target: 'server1', fault: 'kill' }] });
    const at = epochMs(Math.max(...events.map((event) => event.at)) + 1000);
    const stop = { type: 'run-interrupted', at, signal: 'the deadline of 5m', during: 'lowering the stack' } as const;
    const verdict = judge({ ...record, events: [...events, stop] });
    expect(verdict.outcome).toBe('unknown');
    expect(checkOf(verdict, 'interrupted-episode')).toEqual({
      id: 'interrupted-episode',
      verdict: 'broken',
      sentence:
        'Every episode came to its end (2 of 2), but not the run: ' +
        'it was interrupted by the deadline of 5m, in lowering the stack.',
    });
    const plan = { ...record.plan, experiments: [], probes: [] };
    const asked = judge({
      ...record,
      plan,
      events: [...without('episode-started')(events), { ...stop, signal: 'SIGTERM' }],
    });
    expect(asked.validity.map(({ sentence }) => sentence)).toEqual([
      'The run did not come to its end: it was interrupted by SIGTERM, in lowering the stack.',
    ]);
  });

  it('counts the episodes that did not take place, of an experiment that has several each', () => {
    const round = (['sham', 'stop', 'kill'] as const).map((fault) => ({ target: 'server1', fault }));
    const { plan, ...record } = bareRecordOf({ episodes: [...round, ...round.slice(0, 2)] });
    const asked = round.map(({ target, fault }) => ({ target, fault, spof: [] }));
    const cut = judge({ ...record, plan: { ...plan, episodes: 5, experiments: asked } });
    expect(checkOf(cut, 'interrupted-episode')?.sentence).toBe(
      'Of 15 planned episodes 10 did not take place: sham server1 (3), stop server1 (3), kill server1 (4).',
    );
    const all = judge({ ...record, plan: { ...plan, episodes: 2, experiments: asked } });
    expect(checkOf(all, 'interrupted-episode')?.sentence).toBe(
      'Of 6 planned episodes 1 did not take place: kill server1.',
    );
  });

  it('says whether every database was read, whatever the hold shows', () => {
    const verdict = verdictOf({ edit: without('ledger-read') });
    expect(checkOf(verdict, 'unread-ledger')?.sentence).toMatch(/^A database was not read after healing \(1 of 2\)/);
  });
});
