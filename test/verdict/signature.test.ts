import { describe, expect, it } from 'vitest';
import { balancedHosts, signatureOf } from '../../verdict/signature.ts';
import { spec } from '../support/record-plan.ts';

const names = (target: string, operation: 'static' | 'read' | 'write'): readonly string[] => {
  const { servers, databases } = signatureOf(spec, target, operation);
  return [...servers, ...databases];
};

describe('signatureOf', () => {
  it.each([
    ['server1', 'static', ['server1']],
    ['server1.nginx', 'static', ['server1']],
    ['server1.nginx', 'write', ['server1']],
    ['server1.app', 'static', []],
    ['server1.app', 'read', ['server1']],
    ['replica', 'read', ['replica.mariadb']],
    ['replica.mariadb', 'static', []],
    ['balancer', 'read', []],
  ] as const)('of %s in answers to %s is %j', (target, operation, expected) => {
    expect(new Set(names(target, operation))).toEqual(new Set(expected));
  });
});

describe('balancedHosts', () => {
  it('are those of web servers and applications, none for a database or the balancer itself', () => {
    expect([...balancedHosts(spec, 'server1.app')]).toEqual(['server1']);
    expect([...balancedHosts(spec, 'primary'), ...balancedHosts(spec, 'balancer')]).toEqual([]);
  });
});
