import { describe, expect, it } from 'vitest';
import { renderSummary, renderTerminal } from '../../../reports/index.ts';
import { comparisonOf, surpriseOf } from '../../../reports/words/agreement.ts';
import { verdictFixture, withCells } from '../../support/verdict-fixture.ts';

const agreed = withCells(
  verdictFixture(),
  { target: 'server1' },
  { prediction: 'refuted', agreement: 'agreed-redundant' },
);
const open = withCells(agreed, { target: 'replica' }, { prediction: 'refuted', agreement: 'unknown' });
const needless = withCells(
  open,
  { target: 'server2', operation: 'read' },
  { prediction: 'proven', agreement: 'hidden-redundancy' },
);
const surprised = withCells(
  needless,
  { target: 'primary', operation: 'write' },
  { prediction: 'refuted', agreement: 'hidden-spof' },
);

describe('comparisonOf', () => {
  it('counts the cells by agreement, surprises first', () => {
    expect(comparisonOf(surprised)?.line).toBe(
      'What the drawing of the stack promises against what was measured, in 8 cells: 1 hidden SPOF, 1 hidden redundancy, ' +
        '3 agreed redundant and 3 undecided.',
    );
  });

  it('says each surprise in a sentence, the graver ones first', () => {
    expect(comparisonOf(surprised)?.surprises.map(surpriseOf)).toEqual([
      'Hidden SPOF: the drawing has something to take its place, but write fails when primary stops.',
      'Hidden redundancy: the drawing has nothing to take its place, but read survives when server2 stops.',
    ]);
  });

  it('has nothing to say when nobody asked the drawing', () => {
    expect(comparisonOf(verdictFixture())).toBeNull();
  });
});

describe('the drawing against the measurement', () => {
  it('stands at the end of a run in the terminal, and no line of it is wider than that', () => {
    const text = renderTerminal(surprised, { color: false, width: 70 });
    expect(text.replaceAll(/\s+/g, ' ')).toContain('≠ Hidden SPOF: the drawing has something to take its place');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(70);
  });

  it('stands in the summary of a build', () => {
    expect(renderSummary(surprised)).toContain('- Hidden SPOF: the drawing has something to take its place');
  });
});
