import { describe, expect, it } from 'vitest';
import { itemCount, itemValue } from '../../model/item.ts';
import { schemaSql } from '../../stack/schema.ts';

describe('the tables of the stack', () => {
  it('hold every item with the value that follows from its id', () => {
    const inserted = [...schemaSql().matchAll(/\((\d+), '([^']+)'\)/g)].map(([, id, value]) => [Number(id), value]);
    expect(inserted).toHaveLength(itemCount);
    expect(inserted.every(([id, value]) => value === itemValue(Number(id)))).toBe(true);
  });

  it('are made by one statement a line', () => {
    expect(
      schemaSql()
        .trimEnd()
        .split('\n')
        .every((line) => line.endsWith(';')),
    ).toBe(true);
  });
});
