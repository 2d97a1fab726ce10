import { describe, expect, it } from 'vitest';
import { historyJsonSchema, keptSchema } from '../../../verdict/history/schema.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const cellsWithout = (...keys: readonly string[]) =>
  verdictFixture().cells.map((cell) => Object.fromEntries(Object.entries(cell).filter(([key]) => !keys.includes(key))));

describe('what is read of a verdict.json', () => {
  it('is there in one that lacks fields which nobody compares by', () => {
    const older = cellsWithout('evidence', 'servedBy', 'bar');
    expect(keptSchema.safeParse({ ...verdictFixture(), cells: older }).success).toBe(true);
  });

  it('is not there in one of another schema, or without a finding', () => {
    const cells = cellsWithout('finding');
    expect(keptSchema.safeParse({ ...verdictFixture(), schema: 'spofproof/verdict@2' }).success).toBe(false);
    expect(keptSchema.safeParse({ ...verdictFixture(), cells }).success).toBe(false);
  });
});

describe('the JSON Schema of a line', () => {
  it('has a name and asks for the cells, or of a night without a verdict for the reason', () => {
    expect(historyJsonSchema()).toMatchObject({
      title: 'spofproof/history@1',
      anyOf: [{ required: expect.arrayContaining(['cells']) }, { required: expect.arrayContaining(['because']) }],
    });
  });
});
