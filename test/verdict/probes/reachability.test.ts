import { describe, expect, it } from 'vitest';
import type { Knock } from '../../../model/knock.ts';
import { twoServers } from '../../../stack/topologies/two-servers.ts';
import { reachability } from '../../../verdict/probes/reachability.ts';
import { factsOf } from '../../support/probe-facts.ts';

const knock = (from: string, host: string, port: number, answer: Knock['answer']): Knock => ({
  from,
  host,
  port,
  answer,
});
const judge = (...knocks: readonly Knock[]) => reachability.judge(factsOf([{ kind: 'knocks', knocks }], twoServers));

const sound = [
  knock('client', 'balancer', 80, 'open'),
  knock('balancer', 'server1', 80, 'open'),
  knock('server1', 'primary', 3306, 'open'),
  knock('client', 'primary', 3306, 'filtered'),
  knock('balancer', 'primary', 3306, 'filtered'),
  knock('server2', 'primary', 3306, 'open'),
  knock('primary', 'server1', 80, 'filtered'),
  knock('replica', 'server1', 80, 'filtered'),
];

describe('reachability', () => {
  it('holds when only declared callers come in, and tells the numbers', () => {
    const finding = judge(...sound);
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
    expect(finding.numbers[0]).toEqual({ what: 'open to whom no link leads there', value: 0, unit: 'count', n: 4 });
  });

  it('is broken by a single port that is open to the client, or to a neighbour that does not call it', () => {
    const outside = judge(...sound, knock('client', 'server1', 8080, 'open'));
    expect(outside.reasons[0]?.detail).toBe('1 of 5 are open: client to server1:8080');
    expect(judge(...sound, knock('replica', 'server1', 80, 'open')).verdict).toBe('broken');
  });

  it('is broken by a port that somebody opened without drawing it', () => {
    expect(judge(...sound, knock('client', 'balancer', 9999, 'open')).verdict).toBe('broken');
  });

  it('does not know when a declared caller is kept off, so that everything may be', () => {
    const walled = sound.map((one) => ({ ...one, answer: 'filtered' as const }));
    expect(judge(...walled).reasons[0]?.reason).toBe('too-few');
    expect(judge(...sound.with(2, knock('server1', 'primary', 3306, 'filtered'))).reasons[0]?.reason).toBe(
      'unanswered',
    );
  });

  it('does not know when users are kept off the entry', () => {
    expect(judge(...sound.with(0, knock('client', 'balancer', 80, 'filtered'))).reasons[0]?.detail).toContain(
      'client to balancer:80',
    );
  });

  it('leaves it to a neighbour whether it hears the entry, which it does not call', () => {
    expect(judge(...sound, knock('server1', 'balancer', 80, 'filtered')).verdict).toBe('held');
    expect(judge(...sound, knock('server1', 'balancer', 80, 'open')).verdict).toBe('held');
  });

  it('takes a refusal at a door for let in: some listen only at times', () => {
    expect(judge(...sound, knock('server2', 'primary', 3306, 'closed')).verdict).toBe('held');
  });

  it('does not know when a host did not knock: whom it reaches nobody has seen', () => {
    const fewer = sound.filter(({ from }) => from !== 'replica');
    expect(judge(...fewer).reasons[0]).toEqual({ reason: 'not-gathered', detail: 'nobody knocked from replica' });
  });

  it('does not know from nothing', () => {
    expect(judge().verdict).toBe('unknown');
  });
});
