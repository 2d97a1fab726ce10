import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../plans/parse.ts';
import { mixedUp } from '../../plans/mixed-up.ts';
import { stackFromFile } from '../../scripts/stack-of.ts';

describe('a file of the other kind', () => {
  const stack = readFileSync('docs/stacks/two-servers.yaml', 'utf8');
  it('is called a stack where a plan is wanted, with its place and what to do with it', () => {
    const refused = {
      code: 'bad-plan',
      message: expect.stringMatching(/^s\.yaml:\d+:1: this is a stack, and a plan is wanted$/),
    };
    expect(() => parsePlan(stack, 's.yaml')).toThrow(expect.objectContaining(refused));
    expect(() => parsePlan(stack, 's.yaml')).toThrow(
      expect.objectContaining({ why: expect.stringContaining('`stack: ') }),
    );
  });
  it('is called a plan where a stack is wanted', () => {
    const refused = {
      code: 'bad-stack',
      message: expect.stringMatching(/^p\.yaml:\d+:1: this is a plan, and a stack is wanted$/),
    };
    expect(() => stackFromFile('docs/stacks/plan.yaml', 'p.yaml')).toThrow(expect.objectContaining(refused));
  });
  it.each([null, 'text', [], {}, { stack: 'x' }, { components: [], experiments: [] }])('is not what %j is', (value) => {
    expect([...mixedUp(value, 'plan'), ...mixedUp(value, 'stack')]).toEqual([]);
  });
});
