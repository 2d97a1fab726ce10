import { describe, expect, it } from 'vitest';
import { faults } from '../../../chaos/index.ts';
import { exitCodes } from '../../../model/exit.ts';
import { suiteNames } from '../../../plans/names.ts';
import { tables } from '../../../scripts/docs/tables.ts';
import { topologies } from '../../../stack/index.ts';
import { checks } from '../../../verdict/checks/index.ts';

/** First cells of the rows, without the marks of code. */
const firstCells = (name: string): readonly string[] =>
  (tables[name]?.() ?? '')
    .split('\n')
    .slice(2)
    .map((line) => (line.split(' | ')[0] ?? '').replaceAll(/[|`]/g, '').trim());

describe('the tables of the documents', () => {
  it.each(Object.keys(tables))(
    '%s has rows, each with as many cells as its head and none empty but a default',
    (name) => {
      const lines = (tables[name]?.() ?? '').split('\n');
      const cells = lines.map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
      expect(lines.length).toBeGreaterThan(2);
      expect(cells.filter((row) => row.length !== cells[0]?.length)).toEqual([]);
      expect(cells.filter((row) => row.slice(0, 2).some((cell) => cell.trim() === ''))).toEqual([]);
    },
  );

  it.each([
    ['faults', faults.map(({ id }) => id)],
    ['checks', checks.map(({ id }) => id)],
    ['suites', suiteNames],
    ['stacks', topologies.map(({ name }) => name)],
    ['exits', Object.values(exitCodes).map(String)],
  ])('%s names everything that there is, in order', (name, entries) => {
    expect(firstCells(name)).toEqual(entries);
  });

  it('plan-keys gives defaults as a plan would write them', () => {
    const table = tables['plan-keys']?.() ?? '';
    expect(table).toMatch(/\| `load\.rate\.write` \| [^|]+ \| `120\/s` \|/);
    expect(table).toMatch(/\| `bars\.failoverBudget` \| [^|]+ \| the stack's own \|/);
    expect(table).toMatch(/\| `experiments\[\]\.target` \| [^|]+ \| required \|/);
  });
});
