import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { judgeNoticed } from '../../../verdict/claims/noticed.ts';
import { verdictFixture, withCells } from '../../support/verdict-fixture.ts';

const seenWith = (detection: Cell['detection']) =>
  judgeNoticed(
    { sees: 'noticed', stack: 'two-servers', targets: ['server1'], faults: ['stop'] },
    withCells(verdictFixture(), { target: 'server1' }, { detection }),
  );

describe('judgeNoticed', () => {
  it('holds when the notice came in the interval that the settings imply', () => {
    const seen = seenWith({ observedMs: 340, lowMs: 100, highMs: 500, within: true });
    expect(seen).toEqual({ truth: 'held', because: 'noticed after 340 ms, implied 100 ms to 500 ms (stop server1)' });
  });

  it('is broken when it came outside of it, or never', () => {
    expect(seenWith({ observedMs: 900, lowMs: 100, highMs: 500, within: false }).truth).toBe('broken');
    expect(seenWith({ observedMs: null, lowMs: 100, highMs: 500, within: false }).truth).toBe('broken');
  });

  it('is unknown of no act at all', () => {
    const nothing = { sees: 'noticed', stack: 'two-servers', targets: [], faults: ['stop'] } as const;
    expect(judgeNoticed(nothing, verdictFixture()).truth).toBe('unknown');
  });

  it('is broken when one of several acts was not noticed in time', () => {
    const late = { observedMs: 900, lowMs: 100, highMs: 500, within: false };
    const both = { sees: 'noticed', stack: 'two-servers', targets: ['server1', 'server2'], faults: ['stop'] } as const;
    const soon = withCells(
      verdictFixture(),
      { target: 'server1' },
      { detection: { ...late, observedMs: 300, within: true } },
    );
    expect(judgeNoticed(both, withCells(soon, { target: 'server2' }, { detection: late })).truth).toBe('broken');
  });

  it('is unknown where the settings imply nothing', () => {
    expect(seenWith(null).truth).toBe('unknown');
  });

  it('is unknown where the episode itself says nothing', () => {
    const detection = { observedMs: 340, lowMs: 100, highMs: 500, within: true };
    const open = withCells(verdictFixture(), { target: 'server1' }, { detection, effect: 'unknown' });
    const asked = { sees: 'noticed', stack: 'two-servers', targets: ['server1'], faults: ['stop'] } as const;
    expect(judgeNoticed(asked, open).truth).toBe('unknown');
  });
});
