import { describe, expect, it } from 'vitest';
import type { Observation } from '../../model/observation.ts';
import { isFinding, spanOf, unansweredIn, visitsOf } from '../../verdict/probe-visits.ts';
import { factsOf, faultSeen, unanswered, visitsSeen } from '../support/probe-facts.ts';

const stopped = faultSeen('stop', 'server1');

describe('spanOf', () => {
  it('goes from the begin of the act to the end of healing', () => {
    expect(spanOf(factsOf(stopped))).toEqual({
      target: 'server1',
      begunMs: 950,
      bitMs: 1000,
      healBegunMs: 5000,
      healedMs: 5100,
    });
  });

  it.each(['bit', 'still', 'healed'])('is none when a single look, %s, does not support it', (moment) => {
    const seen: readonly Observation[] = [...stopped, ...faultSeen('stop', 'server1', moment)];
    expect(spanOf(factsOf(seen))).toMatchObject({ reasons: [{ reason: 'fault-not-evidenced' }] });
  });

  it('is none of nothing, and says what was not seen', () => {
    const span = spanOf(factsOf([]));
    expect(isFinding(span) && span.reasons[0]?.detail).toBe(
      'the fault was not seen to bite, nor to hold, nor to be healed',
    );
  });
});

/** What is said of so many requests, of which the first were wrong. */
const trouble = (count: number, wrong: number) =>
  unansweredIn(visitsOf(factsOf([visitsSeen('all', count, (place) => (place < wrong ? unanswered : {}))]), 'all'), 'x');

describe('unansweredIn', () => {
  it('tolerates one of fifty', () => {
    expect([trouble(100, 2), trouble(100, 3)?.reasons[0]?.reason]).toEqual([null, 'unanswered']);
  });

  it('knows nothing of no request, and of those of another part', () => {
    expect(trouble(0, 0)?.reasons[0]?.reason).toBe('not-gathered');
    expect(visitsOf(factsOf([visitsSeen('during', 5)]), 'all')).toEqual([]);
  });
});
