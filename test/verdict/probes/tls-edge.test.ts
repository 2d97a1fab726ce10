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

  it('does not know where nobody speaks TLS', () => {
    expect(tlsEdge.judge(overheard({ secrets: 1, controls: 1 }, 1)).reasons[0]?.reason).toBe('no-such-part');
  });
});
