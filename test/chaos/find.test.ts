import { describe, expect, it } from 'vitest';
import { findFault, findTarget } from '../../chaos/find.ts';
import type { StackSpec } from '../../model/stack.ts';
import { ms } from '../../model/units.ts';

const stack: StackSpec = {
  name: 'tiny',
  title: 'one server',
  hosts: [{ name: 'client' }, { name: 'server1' }],
  components: [{ name: 'server1.nginx', host: 'server1', kind: 'nginx', role: 'web', port: 80 }],
  links: [],
  entry: 'server1.nginx',
  client: 'client',
  failoverBudgetMs: ms(0),
  failoverBecause: 'nothing fails over',
};

describe('selection by name', () => {
  it('finds a fault by its verb', () => {
    expect(findFault('isolate').id).toBe('isolate');
  });

  it('names the nearest fault when there is none of that name', () => {
    expect(() => findFault('kil')).toThrow(
      expect.objectContaining({
        code: 'bad-plan',
        message: 'there is no fault "kil"',
        why: 'did you mean "kill"?',
      }),
    );
  });

  it('lists the faults when none is near', () => {
    expect(() => findFault('explode')).toThrow(
      expect.objectContaining({ why: 'known are: sham, stop, kill, pause, isolate' }),
    );
  });

  it('finds hosts and components', () => {
    expect([findTarget(stack, 'server1'), findTarget(stack, 'server1.nginx')]).toEqual(['server1', 'server1.nginx']);
  });

  it('names the nearest target when there is none of that name', () => {
    expect(() => findTarget(stack, 'server2')).toThrow(
      expect.objectContaining({ code: 'bad-plan', why: 'did you mean "server1"?' }),
    );
  });

  it('refuses the client as a target', () => {
    expect(() => findTarget(stack, 'client')).toThrow('"client" is where the load comes from, never a target');
  });
});
