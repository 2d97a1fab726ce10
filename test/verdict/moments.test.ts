import { describe, expect, it } from 'vitest';
import { cellOfEpisode, changed } from '../support/record-edits.ts';

describe('the notice of the balancer', () => {
  it('is one of a server on the target', () => {
    expect(cellOfEpisode({}).timeToDetectMs).toBe(300);
    expect(cellOfEpisode({ target: 'server1.app', fault: 'kill' }).timeToDetectMs).toBe(300);
  });

  it('is none of this target when another server goes down', () => {
    const edit = changed('balancer-saw', { server: 'app/server2' });
    expect(cellOfEpisode({ edit }).timeToDetectMs).toBeNull();
    expect(cellOfEpisode({ target: 'primary' }).timeToDetectMs).toBeNull();
  });
});
