import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { renderSummary } from '../../reports/index.ts';
import { appendStepSummary, writeOutputs } from '../../scripts/outputs.ts';
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

  it('is left alone where there is none', () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '');
    expect(() => appendStepSummary(verdictFixture(), never)).not.toThrow();
  });
});
