import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { gated, gateFor } from '../../../scripts/baseline/gated.ts';
import { planOf } from '../../../scripts/plan-of.ts';
import { parseBaseline } from '../../../plans/baseline-file.ts';
import { serializeBaseline } from '../../../verdict/gate/serialize.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { printOfPlan, printOfStack, settingsOf } from '../../../verdict/history/print.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { lineFixture } from '../../support/history-fixture.ts';
import { storeRun, worsened } from '../../support/stored-runs.ts';
import { troubledFixture, verdictFixture } from '../../support/verdict-fixture.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
afterEach(() => void vi.unstubAllEnvs());
const file = join(temporary.path, 'baseline.json');
const text = serializeBaseline(updateBaseline(undefined, lineFixture()).baseline);
writeFileSync(file, text);
const gate = parseBaseline(text, file);
const never = (line: string): never => {
  throw new Error(line);
};

/** What the plan did not expect, although it is what the baseline accepts. */
const broken = (cell: Cell): Cell => ({ ...cell, expectation: 'broken' });

describe('a run under a gate', () => {
  it('passes where the baseline accepts what the plan does not expect', () => {
    const unexpected = {
      cells: worsened().cells?.map((cell) => Object.assign({}, cell, { finding: cell.expected })) ?? [],
    };
    const folder = storeRun(temporary.path, 1, { ...unexpected, outcome: 'broken', exitCode: 1 });
    expect(gated({ exit: 1, folder }, gate, never)).toMatchObject({ exit: 0, gate: { outcome: 'held' } });
  });

  it('fails where it is worse than the baseline, whatever the plan expects', () => {
    const folder = storeRun(temporary.path, 2, { ...worsened(), outcome: 'held', exitCode: 0 });
    expect(gated({ exit: 0, folder }, gate, never)).toMatchObject({ exit: 1, gate: { outcome: 'broken' } });
  });

  it.each([64, 70, 74, 130])('that ended with %i keeps that exit code', (exit) => {
    const folder = storeRun(temporary.path, 3);
    expect(gated({ exit, folder }, gate, never)).toEqual({ exit, folder });
  });

  it('without a baseline, or without a folder, is as it was', () => {
    expect(gated({ exit: 1, folder: temporary.path }, undefined, never)).toEqual({ exit: 1, folder: temporary.path });
    expect(gated({ exit: 2 }, gate, never)).toEqual({ exit: 2 });
  });

  it('that its deadline cut does not pass, even with all cells as accepted', () => {
    const folder = storeRun(temporary.path, 4);
    const summary = join(temporary.path, 'cut.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const cut = gated({ exit: 2, folder, cut: 'healing' }, gate, never);
    expect(cut).toMatchObject({ exit: 2, gate: { outcome: 'unknown', exitCode: 2 } });
    expect(readFileSync(summary, 'utf8')).not.toContain('passed');
  });

  it('has the gate in junit.xml as it has it in its exit code, and no failure that the baseline accepts', () => {
    const longer = storeRun(temporary.path, 6, { ...worsened(), outcome: 'held', exitCode: 0 });
    gated({ exit: 0, folder: longer }, gate, never);
    const xml = readFileSync(join(longer, 'junit.xml'), 'utf8');
    expect(xml).toMatch(/<testsuites [^>]*tests="19" failures="1" errors="0"/);
    expect(xml).toMatch(/<failure message="Gate failed: .*" type="gate">/);
    const accepted = storeRun(temporary.path, 7, { ...troubledFixture(), cells: verdictFixture().cells.map(broken) });
    gated({ exit: 1, folder: accepted }, gate, never);
    expect(readFileSync(join(accepted, 'junit.xml'), 'utf8')).not.toMatch(/<failure|<error/);
    const cut = storeRun(temporary.path, 8);
    gated({ exit: 2, folder: cut, cut: 'healing' }, gate, never);
    expect(readFileSync(join(cut, 'junit.xml'), 'utf8')).toMatch(/<error message="Gate unknown: .*" type="gate">/);
  });

  it('is told in every report as the exit code tells it, and in gate.json', () => {
    const folder = storeRun(temporary.path, 10, { ...worsened(), outcome: 'held', exitCode: 0 });
    const told = gated({ exit: 0, folder }, gate, never).gate;
    const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(
      ['report.html', 'summary.md', 'junit.xml'].filter((name) => !textOf(name).includes('Gate failed: ')),
    ).toEqual([]);
    expect(JSON.parse(textOf('gate.json'))).toEqual({ schema: 'spofproof/gate@1', ...told });
  });

  it('says when junit.xml cannot be written, and keeps what the gate decided', () => {
    const folder = storeRun(temporary.path, 9);
    mkdirSync(join(folder, 'junit.xml'));
    const said: string[] = [];
    expect(gated({ exit: 0, folder }, gate, (line) => said.push(line))).toMatchObject({ exit: 0 });
    expect(said.join()).toMatch(/^junit\.xml does not say what the gate decided: E/);
  });

  it('has its gate on the summary page of the CI', () => {
    const summary = join(temporary.path, 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    gated({ exit: 0, folder: storeRun(temporary.path, 5) }, gate, never);
    expect(readFileSync(summary, 'utf8')).toContain('### Gate passed');
  });
});

/** The baseline of a run of this plan, in a file. */
function withTaken({ plan, stack }: ReturnType<typeof planOf>): string {
  const taken = lineFixture(1, { planHash: printOfPlan(plan), settings: settingsOf(plan), stack: printOfStack(stack) });
  const path = join(temporary.path, 'taken.json');
  writeFileSync(path, serializeBaseline(updateBaseline(undefined, taken).baseline));
  return path;
}

describe('the baseline of --gate', () => {
  it('is read before anything starts', () => {
    expect(gateFor(file, [planOf('essentials')], () => undefined)?.baseline).toEqual(gate.baseline);
    expect(gateFor(undefined, [planOf('essentials'), planOf('smoke')], never)).toBe(undefined);
  });

  it('is refused for another suite, and for several', () => {
    expect(() => gateFor(file, [planOf('smoke')], never)).toThrow('baseline of the suite');
    expect(() => gateFor(file, [planOf('essentials'), planOf('smoke')], never)).toThrow('with 2 suites');
    expect(() => gateFor(join(temporary.path, 'none.json'), [planOf('essentials')], never)).toThrow('no file');
  });

  it('of a plan that showed more is told of before the night, as its gate cannot pass', () => {
    const said: string[] = [];
    const essentials = planOf('essentials');
    const five = { ...essentials, plan: { ...essentials.plan, episodes: 5 } };
    gateFor(withTaken(five), [essentials], (line) => said.push(line));
    expect(said).toEqual([
      expect.stringContaining('the plan shows less than that of the baseline: episodes was 5 and is 1'),
    ]);
    gateFor(withTaken(essentials), [five], never);
  });
});
