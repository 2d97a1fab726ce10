import { describe, expect, it } from 'vitest';
import { claims } from '../../../plans/claims/index.ts';
import { prepareStacks } from '../../../scripts/claims/prepare.ts';
import { topologies } from '../../../stack/index.ts';

describe('prepareStacks', () => {
  it('can plan a run of every stack that the claims need', () => {
    expect(prepareStacks(claims).flatMap(({ failure }) => failure ?? [])).toEqual([]);
  });

  it('says which stack does not exist, and prepares the others', () => {
    const one = topologies.filter(({ name }) => name === 'two-servers');
    const prepared = prepareStacks(claims, one);
    expect(prepared.filter(({ run }) => run).map(({ name }) => name)).toEqual(['two-servers']);
    expect(prepared.find(({ name }) => name === 'colocated')).toEqual({
      name: 'colocated',
      failure: 'there is no stack colocated',
    });
  });
});
