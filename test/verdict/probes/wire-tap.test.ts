import { describe, expect, it } from 'vitest';
import { twoServers } from '../../../stack/topologies/two-servers.ts';
import { wireTap } from '../../../verdict/probes/wire-tap.ts';
import { overheard, sealed } from '../../support/overheard.ts';
import { factsOf } from '../../support/probe-facts.ts';

describe('wire-tap', () => {
  it('holds when the word in the clear was heard, and the secret was not', () => {
    expect(wireTap.judge(overheard(sealed, 1)).verdict).toBe('held');
  });

  it('is broken by one frame with the secret on the way of the users', () => {
    const finding = wireTap.judge(overheard({ secrets: 1, controls: 1 }, 1));
    expect(finding.reasons[0]?.detail).toBe('the secret was read on the cable of client');
  });

  it('does not know from a deaf tap, and from a request without an answer', () => {
    expect(wireTap.judge(overheard({ handshakes: 1 }, 1)).reasons[0]?.reason).toBe('too-few');
    expect(wireTap.judge(overheard(sealed, 0, false)).reasons[0]?.reason).toBe('unanswered');
    expect(wireTap.judge(factsOf([], twoServers)).verdict).toBe('unknown');
  });
});
