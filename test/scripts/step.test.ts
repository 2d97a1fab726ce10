import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { openStep } from '../../scripts/step.ts';

/** Follows a run, and says after each event where it is. */
function follow(probes?: number) {
  const step = openStep(probes);
  const at = (event: object): string => {
    step.saw(event as RunEvent);
    return step.now();
  };
  return { step, at };
}

describe('the step of a run', () => {
  it('is named by what the last event began, with its episode', () => {
    const { step, at } = follow();
    expect([
      step.now(),
      at({ type: 'stack-raised' }),
      at({ type: 'episode-started', episode: 3, fault: 'stop', target: 'server1' }),
      at({ type: 'gate-judged', episode: 3 }),
      at({ type: 'fault-intended', episode: 3 }),
      at({ type: 'fault-injected', episode: 3 }),
      at({ type: 'evidence-seen', episode: 3 }),
      at({ type: 'healing-started', episode: 3 }),
      at({ type: 'fault-healed', episode: 3 }),
      at({ type: 'load-ended', episode: 3 }),
      at({ type: 'episode-ended', episode: 3 }),
    ]).toEqual([
      'raising the stack',
      'between two episodes',
      '[3] stop server1: steady state',
      '[3] stop server1: steady state',
      '[3] stop server1: injection',
      '[3] stop server1: fault held',
      '[3] stop server1: fault held',
      '[3] stop server1: healing',
      '[3] stop server1: recovery',
      '[3] stop server1: reading the ledgers',
      'between two episodes',
    ]);
  });

  it('is named by its probe and the fault of that, as long as there are any, and by no episode before the first', () => {
    const { at } = follow(2);
    expect([
      at({ type: 'stack-raised' }),
      at({ type: 'probe-started', place: 1, probe: 'promotion' }),
      at({ type: 'probe-intended', place: 1, fault: 'kill', target: 'primary' }),
      at({ type: 'probe-saw', place: 1 }),
      at({ type: 'probe-ended', place: 1 }),
      at({ type: 'stack-raised' }),
      at({ type: 'probe-started', place: 2, probe: 'standby' }),
      at({ type: 'probe-failed', place: 2, act: 'steady' }),
      at({ type: 'stack-raised' }),
      at({ type: 'episode-started', episode: 1, fault: 'sham', target: 'server1' }),
    ]).toEqual([
      'between two probes',
      'probe promotion',
      'probe promotion: kill primary',
      'probe promotion: kill primary',
      'between two probes',
      'between two probes',
      'probe standby',
      'the end of the probes',
      'between two episodes',
      '[1] sham server1: steady state',
    ]);
  });
});
