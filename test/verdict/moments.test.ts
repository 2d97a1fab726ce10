import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed, lastCell } from '../support/record-edits.ts';
import { twinRecord } from '../support/twin-record.ts';
import { judge } from '../../verdict/judge.ts';

describe('the notice of the balancer', () => {
  it('is one of a server on the target', () => {
    expect(cellOfEpisode({}).timeToDetectMs).toBe(300);
    expect(cellOfEpisode({ target: 'server1.app', fault: 'kill' }).timeToDetectMs).toBe(300);
  });

  it('is one of the target by its own name where two servers are on one host', () => {
    expect(lastCell(judge(twinRecord('one')))).toMatchObject({
      timeToDetectMs: 300,
      detection: { observedMs: 300, within: true },
    });
    expect(lastCell(judge(twinRecord('two')))).toMatchObject({ timeToDetectMs: null });
  });

  it('is none of this target when another server goes down', () => {
    const edit = changed('balancer-saw', { server: 'app/server2' });
    expect(cellOfEpisode({ edit }).timeToDetectMs).toBeNull();
    expect(cellOfEpisode({ target: 'primary' }).timeToDetectMs).toBeNull();
  });
});
