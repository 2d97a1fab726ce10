import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { openStep } from '../../scripts/step.ts';

const step = openStep();
const at = (event: object): string => {
  step.saw(event as RunEvent);
  return step.now();
};

describe('the step of a run', () => {
  it('is named by what the last event began, with its episode', () => {
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
});
