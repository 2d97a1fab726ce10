import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { renderGateSummary, renderSummary } from '../../reports/index.ts';
import { appendStepSummary, appendToStep, writeOutputs } from '../../scripts/outputs.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';
import { temporaryFolder } from '../support/cli.ts';
import { verdictFixture } from '../support/verdict-fixture.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
afterEach(() => void vi.unstubAllEnvs());
const never = (line: string): never => {
  throw new Error(line);
};

describe("the CI system's step summary", () => {
  it('gets the summary of a run once, and nothing from judging it again', () => {
    const file = join(temporary.path, 'step.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', file);
    appendStepSummary(verdictFixture(), never);
    writeOutputs(openRunFolder(temporary.path), verdictFixture());
    expect(readFileSync(file, 'utf8')).toBe(renderSummary(verdictFixture()));
  });

  it('that cannot be written is told, and the run goes on', () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(temporary.path, 'missing', 'step.md'));
    const said: string[] = [];
    appendStepSummary(verdictFixture(), (line) => void said.push(line));
    expect(said[0]).toContain('the step summary could not be written: ENOENT');
  });

  it('stays below 100 kB whatever the number of suites, and of what their gates say', () => {
    const file = join(temporary.path, 'full.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', file);
    const line = { key: 'server1/stop/read', kind: 'unknown', verdict: 'unknown', sentence: 'is unknown' } as const;
    const lines = Array.from({ length: 900 }, () => line);
    const gate = { outcome: 'unknown', exitCode: 2, passed: 0, all: 900, lines } as const;
    for (let suite = 0; suite < 20; suite++) {
      appendStepSummary(verdictFixture(), never);
      appendToStep((left) => renderGateSummary(gate, left), never);
    }
    const text = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
    expect(text).toContain('The rest: `spofproof gate check`.');
  });

  it('is left alone where there is none', () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '');
    expect(() => appendStepSummary(verdictFixture(), never)).not.toThrow();
  });
});
