import { describe, expect, it } from 'vitest';
import { cellOfEpisode, reasonsIn } from '../../support/record-edits.ts';
import type { Shape } from '../../support/record-shapes.ts';

/** Every 1.4 s it is gone for 0.1 s. */
const flapping: Shape = ({ dueMs }) =>
  dueMs > 0 && dueMs < 5900 && dueMs % 1400 < 100 ? { status: 503, waitMs: 1, valid: false, server: '' } : {};

describe('relapse', () => {
  it('breaks when an operation came back within the budget each time, and fell again', () => {
    const cell = cellOfEpisode({ shape: flapping });
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'degraded', expectation: 'broken' });
    expect(reasonsIn(cell)).toEqual(['fell-again']);
    expect(cell.reasons[0]?.detail).toMatch(/fell again, 5 times$/);
  });
});
