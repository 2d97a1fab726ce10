import { describe, expect, it } from 'vitest';
import type { AlterationTry } from '../../../model/wire.ts';
import { wireAlteration } from '../../../verdict/probes/wire-alteration.ts';
import { factsOf } from '../../support/probe-facts.ts';

const tried = (
  manner: AlterationTry['manner'],
  outcome: AlterationTry['outcome'],
  change: Partial<AlterationTry> = {},
): AlterationTry => ({ manner, intercepted: 1, altered: 1, outcome, said: '', ...change });
const judge = (...tries: readonly AlterationTry[]) =>
  wireAlteration.judge(factsOf(tries.map((one) => Object.assign({ kind: 'alteration' as const }, one))));

describe('wire-alteration', () => {
  it('holds when the changed answer and the false certificate were refused', () => {
    expect(judge(tried('flip', 'refused'), tried('impersonate', 'refused', { altered: 0 })).verdict).toBe('held');
  });

  it('is broken by one changed answer that the client took', () => {
    expect(judge(tried('rewrite', 'accepted')).reasons[0]?.detail).toBe(
      'the client took an answer that somebody had changed (rewrite)',
    );
    expect(judge(tried('flip', 'refused'), tried('impersonate', 'accepted')).verdict).toBe('broken');
  });

  it('does not know when nobody was in the path, or nothing changed came through', () => {
    expect(judge(tried('rewrite', 'refused', { intercepted: 0 })).reasons[0]?.reason).toBe('too-few');
    expect(judge(tried('flip', 'refused'), tried('impersonate', 'unanswered')).reasons[0]?.detail).toContain(
      'impersonate',
    );
    expect(judge(tried('flip', 'unaltered')).verdict).toBe('unknown');
    expect(judge().verdict).toBe('unknown');
  });

  it('counts the try that succeeded after one that missed', () => {
    const missed = tried('flip', 'unaltered', { intercepted: 0 });
    const impersonated = tried('impersonate', 'refused', { altered: 0 });
    expect(judge(missed, tried('flip', 'refused'), impersonated).verdict).toBe('held');
  });

  it('does not know of a refusal when nothing was changed, nor from one of the two manners alone', () => {
    const impersonated = tried('impersonate', 'refused', { altered: 0 });
    expect(judge(tried('flip', 'refused', { altered: 0 }), impersonated).verdict).toBe('unknown');
    expect(judge(tried('flip', 'refused', { intercepted: 0 }), impersonated).verdict).toBe('unknown');
    expect(judge(tried('flip', 'refused')).reasons[0]?.detail).toContain('(impersonate)');
    expect(judge(impersonated).reasons[0]?.detail).toContain('(flip)');
  });
});
