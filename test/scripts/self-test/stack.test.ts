import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownCases } from '../../../known/cases.ts';
import { stackOfCase } from '../../../scripts/self-test/stack.ts';
import { checkout } from '../../../scripts/set-up/checkout.ts';

describe('the stack of a case', () => {
  it('is a shipped one where it names one', () => {
    expect(stackOfCase('two-servers').name).toBe('two-servers');
  });

  it('is read from its file with the raw configurations beside it', () => {
    const standby = stackOfCase('wrong-standby').components.find(({ name }) => name === 'balancer2.haproxy');
    expect(standby?.files?.['haproxy.cfg']).toContain('server1:81');
  });

  it('has the name of its file, and each file is used', () => {
    const files = readdirSync(join(checkout, 'known', 'stacks')).filter((file) => file.endsWith('.yaml'));
    const names = files.map((file) => file.replace('.yaml', ''));
    expect(names.map((name) => stackOfCase(name).name)).toEqual(names);
    const used = new Set(knownCases.map(({ stack }) => stack));
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });
});
