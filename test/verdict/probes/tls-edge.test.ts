import { describe, expect, it } from 'vitest';
import { tlsEdge } from '../../../verdict/probes/tls-edge.ts';
import { overheard, sealed } from '../../support/overheard.ts';

describe('tls-edge', () => {
  it('holds when a handshake was seen before the edge, and the readable request behind it', () => {
    expect(tlsEdge.judge(overheard(sealed, 1)).verdict).toBe('held');
  });

  it('is broken when the request is readable nowhere behind, or on both sides', () => {
    expect(tlsEdge.judge(overheard(sealed, 0)).reasons[0]?.detail).toContain('not readable anywhere behind');
    expect(tlsEdge.judge(overheard({ ...sealed, secrets: 1 }, 1)).verdict).toBe('broken');
  });

  it('does not know when the taps were deaf, before the edge or behind it, or nobody answered', () => {
    expect(tlsEdge.judge(overheard(sealed, 0, true, 0)).reasons[0]?.reason).toBe('too-few');
    expect(tlsEdge.judge(overheard({}, 1)).reasons[0]?.reason).toBe('too-few');
    expect(tlsEdge.judge(overheard(sealed, 1, false)).reasons[0]?.reason).toBe('unanswered');
  });

  it('does not know where nobody speaks TLS', () => {
    expect(tlsEdge.judge(overheard({ secrets: 1, controls: 1 }, 1)).reasons[0]?.reason).toBe('no-such-part');
  });
});
