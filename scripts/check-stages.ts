import { join } from 'node:path';

/** One thing `npm test` runs. */
export interface CheckStage {
  /** Heading. */
  readonly title: string;
  /** Program of the npm packages, and its arguments. */
  readonly argv: readonly string[];
  /** File the test runner writes its counts to; absent where no tests are run. */
  readonly countsFile?: string;
}

/** How many tests ended how. */
export interface TestCounts {
  /** Passed. */
  readonly passed: number;
  /** Failed; a test file that could not even be read counts as one. */
  readonly failed: number;
  /** Neither: left out or not come to. */
  readonly skipped: number;
}

/** Nothing yet. */
export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };

/** Every stage in the order it is run: the quick ones first. */
export function checkStages(resultsFolder: string): readonly CheckStage[] {
  return [
    { title: 'types', argv: ['tsc', '-p', '.'] },
    { title: 'types in the browser', argv: ['tsc', '-p', 'reports/html/pointing'] },
    { title: 'lint', argv: ['oxlint', '--type-aware', '--deny-warnings'] },
    { title: 'format', argv: ['oxfmt', '--check', '.'] },
    { title: 'dead code', argv: ['knip'] },
    tests('unit', resultsFolder, 'unit*'),
    tests('live', resultsFolder),
  ];
}

/** The counts in a report of the test runner (the JSON shape of Jest); a file that failed without a failed test counts as one. */
export function countsIn(report: string): TestCounts {
  const { numTotalTests, numPassedTests, numFailedTests, testResults } = JSON.parse(report) as RunnerReport;
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const skipped = numTotalTests - numPassedTests - numFailedTests;
  return { passed: numPassedTests, failed: numFailedTests + unread, skipped };
}

/** Both together. */
export const sumOf = (a: TestCounts, b: TestCounts): TestCounts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** What we read of the report. */
interface RunnerReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function tests(project: string, resultsFolder: string, projects = project): CheckStage {
  const countsFile = join(resultsFolder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${countsFile}`];
  return { title: `${project} tests`, argv: ['vitest', 'run', '--project', projects, ...reporters], countsFile };
}
