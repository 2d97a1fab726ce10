import { describe, expect, it } from 'vitest';
import { epochMs } from '../../model/units.ts';
import { added, cellOfEpisode, changed, without } from '../support/record-edits.ts';
import { loadStartAt } from '../support/record-events.ts';
import { times } from '../support/record-plan.ts';

/** Moves what the balancer saw: its notice from the injection, its return from the end of healing. */
const seenAt = (state: 'DOWN' | 'UP', afterMs: number) =>
  changed(
    'balancer-saw',
    { at: epochMs(loadStartAt(2) + (state === 'DOWN' ? times.injected : times.healed) + afterMs) },
    (event) => event.state === state,
  );

const down = { lowMs: 95, highMs: 500 };
const up = { lowMs: 60, highMs: 500 };

describe('the notice of a balancer', () => {
  it('is compared with what its settings imply, and so is that of the return', () => {
    expect(cellOfEpisode({})).toMatchObject({
      detection: { observedMs: 300, ...down, within: true },
      recovery: { observedMs: 255, ...up, within: true },
    });
  });

  it.each([
    ['DOWN', 94, false],
    ['DOWN', 95, true],
    ['DOWN', 500, true],
    ['DOWN', 501, false],
  ] as const)('%s %d ms after the injection is inside: %s', (state, afterMs, within) => {
    expect(cellOfEpisode({ edit: seenAt(state, afterMs) }).detection).toMatchObject({ observedMs: afterMs, within });
  });

  it.each([
    [59, false],
    [60, true],
    [501, false],
  ])('of a return %d ms after healing is inside: %s', (afterMs, within) => {
    expect(cellOfEpisode({ edit: seenAt('UP', afterMs) }).recovery).toMatchObject({ observedMs: afterMs, within });
  });

  it('that never came is outside', () => {
    const cell = cellOfEpisode({ edit: without('balancer-saw') });
    expect(cell).toMatchObject({ detection: { observedMs: null, within: false }, recovery: null });
    expect(cellOfEpisode({ edit: without('balancer-saw', ({ state }) => state === 'UP') }).recovery).toEqual({
      observedMs: null,
      ...up,
      within: false,
    });
  });

  it('is that of the last server to return, where it has several', () => {
    const other = { type: 'balancer-saw', balancer: 'balancer.haproxy', server: 'static/server1' } as const;
    const fell = added(() => ({ ...other, at: epochMs(loadStartAt(2) + times.injected + 310), state: 'DOWN' }));
    const rose = added(() => ({ ...other, at: epochMs(loadStartAt(2) + times.healed + 410), state: 'UP' }));
    expect(cellOfEpisode({ edit: fell }).recovery).toMatchObject({ observedMs: null, within: false });
    expect(cellOfEpisode({ edit: (events) => rose(fell(events)) }).recovery).toMatchObject({ observedMs: 410 });
  });

  it('is compared with nothing where no check must fail', () => {
    expect(cellOfEpisode({ target: 'balancer' })).toMatchObject({ detection: null, recovery: null });
    expect(cellOfEpisode({ fault: 'slow' })).toMatchObject({ detection: null, recovery: null });
  });
});
