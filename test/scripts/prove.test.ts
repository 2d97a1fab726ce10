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

describe('a run whose last target did not come back', () => {
  it('says which one, after what, and why healing failed', () => {
    const failure = notRestored([begun(1, 'server1'), begun(2, 'balancer'), failed(2, 'heal')]);
    expect(failure).toMatchObject({ code: 'not-restored', exit: 74, why: 'healing failed: no answer' });
    expect(failure.message).toBe('balancer could not be restored after stop');
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
