import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults } from '../../../chaos/faults/index.ts';
import { faultIds } from '../../../model/plan.ts';

describe('the list of faults', () => {
  it('equals its folder: one verb, one file', () => {
    const files = readdirSync(new URL('../../../chaos/faults/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(faults.map((fault) => `${fault.id}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it('equals the verbs a plan may name, in the same order', () => {
    expect(faults.map((fault) => fault.id)).toEqual(faultIds);
  });

  it('says of every fault what users feel, what it is not and how it is undone', () => {
    const texts = faults.flatMap((fault) => [fault.title, fault.feels, fault.isNot, fault.undo.verb]);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });
});
