import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';
import { runFacts } from '../../verdict/run-facts.ts';
import { recordOf } from '../support/record.ts';

const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop' }] });
const begun = record.events.find(({ type }) => type === 'episode-started')!.at;
const raised = (at: number, lane?: number): RunEvent => ({
  type: 'stack-raised',
  at: epochMs(at),
  stepsMs: {},
  ...(lane !== undefined && { lane }),
});
const anewIn = (...events: readonly RunEvent[]): number | undefined =>
  runFacts({ ...record, events: [...record.events.filter(({ type }) => type !== 'stack-raised'), ...events] })
    .raisedAnew;

describe('the facts of a run', () => {
  it('tell how often a stack was raised behind the first episode, and nothing of the first one, of probes or of other lanes', () => {
    expect(anewIn(raised(begun - 2), raised(begun - 1), raised(begun + 9, 2))).toBeUndefined();
    expect(anewIn(raised(begun - 1), raised(begun + 5), raised(begun + 9))).toBe(2);
  });
});
