import { describe, expect, it } from 'vitest';
import { settleMs } from '../../stack/settle.ts';
import { topologies } from '../../stack/topologies/index.ts';

const [stack] = topologies;
if (!stack) throw new Error('no stack');

const checking = (replicaCheckMs: number) => ({
  components: stack.components.map((component) =>
    component.kind === 'app' ? Object.assign({}, component, { settings: { replicaCheckMs } }) : component,
  ),
});

describe('until applications know their databases', () => {
  it('takes two looks and the time between them', () => {
    expect(settleMs(stack)).toBe(250 + 4 * 100);
    expect(settleMs(checking(1000))).toBe(1400);
  });

  it('takes nothing where no application looks', () => {
    expect(settleMs(checking(0))).toBe(0);
    expect(settleMs({ components: [] })).toBe(0);
  });
});
