import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../plans/parse.ts';
import { smoke } from '../../plans/smoke.ts';
import { planToYaml } from '../../plans/write.ts';

describe('planToYaml', () => {
  it('writes the defaults out and keeps what the plan says', () => {
    const text = planToYaml(smoke);
    expect(text).toContain('\n  deadline: 250ms\n');
    expect(text).toContain('\n  hold: 4s\n');
    expect(text).toContain('\n  availability: 95 %\n');
  });

  it('explains every key in the words of the schema', () => {
    const lines = planToYaml(smoke).split('\n');
    const keys = lines.flatMap((line, index) =>
      /^ {0,4}[a-zA-Z]+:/.test(line) ? [{ line, above: lines[index - 1] }] : [],
    );
    const inItems = new Set(['fault', 'spof']);
    const unexplained = keys.filter(
      ({ line, above }) => !inItems.has(line.trim().split(':')[0] ?? '') && !above?.includes('#'),
    );
    expect(unexplained.slice(1)).toEqual([]);
  });

  it('does not write where the plan came from', () => {
    const text = planToYaml(smoke);
    expect(planToYaml(parsePlan(text, 'my.yaml'))).toBe(text);
  });

  it('quotes a title that YAML would read otherwise', () => {
    const title = 'yes: "no" # maybe';
    expect(parsePlan(planToYaml({ ...smoke, title }), 'my.yaml').title).toBe(title);
  });
});
