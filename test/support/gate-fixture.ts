import type { GateLine, GateVerdict } from '../../model/baseline.ts';

const lines: readonly GateLine[] = [
  { key: 'server1/stop/read', kind: 'gap-longer', verdict: 'broken', sentence: 'was 1 s & is 9 s' },
  { key: 'replica/stop/write', kind: 'unknown', verdict: 'unknown', sentence: 'is unknown: fault-not-held' },
  { key: 'primary/stop/write', kind: 'accepted', verdict: 'held', sentence: 'is an accepted single point of failure' },
];

/** A gate that failed, with a line that broke, one that is unknown, and one that passes. */
export const failedGate: GateVerdict = { outcome: 'broken', exitCode: 1, passed: 16, all: 18, lines };
