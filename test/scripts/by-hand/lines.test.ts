import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../model/units.ts';
import { linesOf } from '../../../scripts/by-hand/lines.ts';

const stamp = { at: epochMs(1031), episode: 1 } as const;
const facts = [
  { what: 'server1.nginx process', seen: 'absent', asWanted: true },
  { what: 'server1.nginx port', seen: 'listening', asWanted: false },
  { what: 'the balancer', seen: 'UP', asWanted: false, witness: true },
] as const;

describe('what is read of a fault by hand', () => {
  it('is its undoing, when it is in force, and every fact that was looked at', () => {
    const undo = { verb: 'start', on: ['server1.nginx'] };
    const intended = { type: 'fault-intended', ...stamp, fault: 'stop', target: 'server1', undo } as const;
    expect(linesOf(intended)).toEqual(['undone by: start server1.nginx']);
    expect(linesOf({ type: 'fault-injected', ...stamp, begunAt: epochMs(1000) })).toEqual(['in force, after 31 ms']);
    expect(linesOf({ type: 'evidence-seen', ...stamp, moment: 'bit', evidence: { facts } })).toEqual([
      'evidence, after the injection:',
      '  ✓ server1.nginx process: absent',
      '  ✗ server1.nginx port: listening',
      '  · the balancer: UP',
    ]);
  });

  it('is not every look in between, but what one of them saw amiss', () => {
    const look = { type: 'evidence-seen', ...stamp, moment: 'holds' } as const;
    const sound = facts.filter(({ what }) => what !== 'server1.nginx port');
    expect(linesOf({ ...look, evidence: { facts: sound } })).toEqual([]);
    expect(linesOf({ ...look, evidence: { facts } })).toEqual([
      'evidence, during the hold:',
      '  ✗ server1.nginx port: listening',
    ]);
  });

  it('is what keeps the stack from its steady state, or that it is steady again', () => {
    const gate = { type: 'gate-judged', ...stamp, side: 'after' } as const;
    expect(linesOf({ ...gate, held: true, because: [] })).toEqual(['steady again']);
    expect(linesOf({ ...gate, held: false, because: ['a', 'b'] })).toEqual([
      'not steady after the fault: a',
      'not steady after the fault: b',
    ]);
  });
});
