import { describe, expect, it } from 'vitest';
import { epochMs } from '../../model/units.ts';
import { sentenceOf } from '../../scripts/announce.ts';

const at = epochMs(0);

describe('what is told of a run', () => {
  it('is a line for each change of state', () => {
    const line = sentenceOf({ type: 'episode-started', at, episode: 2, target: 'balancer', fault: 'stop' });
    expect(line).toBe('[2] stop balancer: watching the steady state');
  });

  it('is what a gate missed, and on which side', () => {
    const gate = {
      type: 'gate-judged',
      at,
      episode: 1,
      side: 'before',
      held: false,
      because: ['replica lags'],
    } as const;
    expect(sentenceOf(gate)).toBe('[1] steady state not met before the fault: replica lags');
  });

  it('is an interruption, with the step that was cut when it was the deadline', () => {
    const interrupted = { type: 'run-interrupted', at, during: '[2] stop balancer: fault held' } as const;
    expect(sentenceOf({ ...interrupted, signal: 'SIGINT' })).toBe(
      'SIGINT: restoring, then exiting; once more ends at once',
    );
    expect(sentenceOf({ ...interrupted, signal: 'the deadline of 30m' })).toBe(
      'the deadline of 30m is over, in [2] stop balancer: fault held: restoring, then judging what there is',
    );
  });

  it('is a crash nobody asked for, and not an end that was meant', () => {
    const exit = { type: 'component-exited', at, component: 'server1.app', code: null, signal: 'SIGSEGV' } as const;
    expect(sentenceOf({ ...exit, intended: false })).toBe('server1.app ended unasked (SIGSEGV)');
    expect(sentenceOf({ ...exit, intended: true })).toBeUndefined();
  });

  it('is nothing for evidence that is as wanted, and a warning for evidence that is not', () => {
    const fact = { what: 'balancer.haproxy process', seen: 'running', asWanted: false };
    const evidence = { type: 'evidence-seen', at, episode: 2, moment: 'bit', evidence: { facts: [fact] } } as const;
    expect(sentenceOf(evidence)).toBe('[2] evidence (bit) is missing');
    const wanted = { facts: [{ ...fact, asWanted: true }] };
    expect(sentenceOf({ ...evidence, evidence: wanted })).toBeUndefined();
  });
});
