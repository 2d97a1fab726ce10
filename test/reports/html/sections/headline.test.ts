import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../../reports/index.ts';
import { failedGate } from '../../../support/gate-fixture.ts';
import { verdictFixture } from '../../../support/verdict-fixture.ts';

const textOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const topOf = (page: string): string => page.slice(page.indexOf('<h1'), page.indexOf('<nav'));

describe('the first part of the page, where a baseline decides', () => {
  const page = renderHtml(verdictFixture(), failedGate);

  it('says beside the outcome what the gate decided, and each line that kept it from passing', () => {
    const [outcome, gate] = textOf(topOf(page)).split(/(?=Gate failed)/);
    expect(outcome).toMatch(/Outcome: held \(.*\)\. $/);
    expect(gate?.trim()).toBe(
      'Gate failed: something is worse than accepted (16 of 18 cells as accepted or better). ' +
        'server1 (stop), read was 1 s &amp; is 9 s replica (stop), write is unknown: fault-not-held',
    );
    expect(topOf(page)).toContain('#i-broken');
  });

  it('has no list where nothing is worse', () => {
    const passed = renderHtml(verdictFixture(), { ...failedGate, outcome: 'held', exitCode: 0, lines: [] });
    expect(topOf(passed)).toContain('Gate passed');
    expect(topOf(passed)).not.toContain('class=found');
  });

  it('names both files that its numbers are in, and without a baseline the one', () => {
    expect(page).toContain('is in verdict.json beside it, and those of the gate in gate.json');
    expect(renderHtml(verdictFixture())).not.toMatch(/gate\.json|Gate (passed|failed|unknown)/);
  });
});
