import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../model/verdict.ts';
import { verdictSchema } from '../../verdict/index.ts';
import type { CliResult } from '../support/cli.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { foreignNamespaces, inhabitant, leftAfter } from '../support/leftovers.ts';
import { shortPlan } from '../support/short-plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const read = (...path: readonly string[]): string => readFileSync(join(folder.path, ...path), 'utf8');
const verdictOf = (runs: string): Verdict => JSON.parse(read(runs, 'latest', 'verdict.json'));
const finding = (verdict: Verdict, target: string, fault = 'stop'): Record<string, string> =>
  Object.fromEntries(
    verdict.cells
      .filter((cell) => cell.target === target && cell.fault === fault)
      .map((cell) => [cell.operation, cell.finding]),
  );

describe('the default suite', () => {
  let result: CliResult;
  let before: ReadonlySet<string>;
  beforeAll(async () => {
    before = foreignNamespaces();
    result = await runCli(['prove', '--runs', join(folder.path, 'whole')], {
      GITHUB_STEP_SUMMARY: join(folder.path, 'step.md'),
    });
  });

  it('exits 0 because everything that is a single point of failure was expected to be one', () => {
    expect(`${result.stdout}\n${result.stderr}`).toContain('report: ');
    // What it says tells why it ends otherwise.
    expect([result.exit, result.exit === 0 ? '' : result.stdout.slice(-3000)]).toEqual([0, '']);
  });

  it('proves the balancer for every operation and the primary for writes only', () => {
    const verdict = verdictOf('whole');
    expect(finding(verdict, 'balancer')).toEqual({ static: 'proven', read: 'proven', write: 'proven' });
    expect(finding(verdict, 'primary')).toEqual({ static: 'refuted', read: 'refuted', write: 'proven' });
  });

  it.each(['server1', 'server2', 'replica'])('shows that %s is survived by every operation', (target) => {
    expect(finding(verdictOf('whole'), target)).toEqual({ static: 'refuted', read: 'refuted', write: 'refuted' });
  });

  it('accounts for every planned slot, and drops none in the sham', () => {
    const { cells } = verdictOf('whole');
    for (const { slots } of cells) {
      expect(slots.good + slots.bad + slots.dropped + slots.cut + slots.unknown).toBe(slots.planned);
    }
    const sham = cells.filter((cell) => cell.fault === 'sham');
    expect(sham.map((cell) => cell.slots.dropped)).toEqual([0, 0, 0]);
    expect(sham.map((cell) => cell.effect)).toEqual(['none', 'none', 'none']);
  });

  it('loses no acknowledged write', () => {
    const { writes } = verdictOf('whole');
    expect(writes.acknowledged).toBeGreaterThan(0);
    expect([writes.lost, writes.duplicated, writes.phantom]).toEqual([0, 0, 0]);
  });

  it('writes a verdict that its schema accepts, every report, and at most 60 bytes a request', () => {
    expect(verdictSchema.safeParse(verdictOf('whole')).error).toBeUndefined();
    for (const file of ['report.html', 'junit.xml', 'summary.md', 'events.ndjson', 'plan.json']) {
      expect(existsSync(join(folder.path, 'whole', 'latest', file))).toBe(true);
    }
    expect(read('step.md')).toBe(read('whole', 'latest', 'summary.md'));
    const lines = read('whole', 'latest', 'samples', 'episode-01.txt').trim().split('\n');
    const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
    expect(bytes / lines.length).toBeLessThanOrEqual(60);
  });

  it('is judged again to the same bytes, from a copy of its files', async () => {
    const copy = join(folder.path, 'copy');
    cpSync(join(folder.path, 'whole', 'latest'), copy, { recursive: true, dereference: true });
    rmSync(join(copy, 'verdict.json'));
    const again = await runCli(['judge', copy]);
    expect(again.exit).toBe(0);
    expect(read('copy', 'verdict.json')).toBe(read('whole', 'latest', 'verdict.json'));
  });

  it('leaves no process and no namespace behind', async () => {
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});

describe('a plan with a wrong expectation', () => {
  it('exits 1 and names the cell and by how much', async () => {
    const plan = folder.plan(shortPlan('planted', 'balancer', 'kill', 'read, write'));
    const result = await runCli(['prove', plan, '--runs', join(folder.path, 'wrong')]);
    expect(result.exit).toBe(1);
    const broken = verdictOf('wrong').cells.filter((cell) => cell.expectation === 'broken');
    expect(broken.map((cell) => [cell.target, cell.operation, cell.finding])).toEqual([
      ['balancer', 'static', 'proven'],
    ]);
    // The terminal breaks long sentences into lines.
    expect(result.stdout.replaceAll(/\s+/g, ' ')).toContain(broken[0]?.reasons[0]?.detail);
  });
});

describe('a component that crashes although nobody injected it', () => {
  it('makes the cells unknown with its name, never a finding', async () => {
    const before = foreignNamespaces();
    const plan = folder.plan(shortPlan('planted', 'replica', 'kill'));
    const cli = startCli(['prove', plan, '--runs', join(folder.path, 'crash'), '--json']);
    await cli.said('[2] injected');
    process.kill(inhabitant(before, /^nginx: master.*server2\.nginx/), 'SIGKILL');
    const result = await cli.ended;
    expect(result.exit).toBe(2);
    expect(JSON.parse(result.stdout).runs).toMatchObject([{ outcome: 'unknown' }]);
    const cells = verdictOf('crash').cells.filter((cell) => cell.fault === 'kill');
    expect(cells.map((cell) => cell.finding)).toEqual(['unknown', 'unknown', 'unknown']);
    const because = cells.flatMap((cell) => cell.reasons).filter(({ reason }) => reason === 'crashed-uninjected');
    expect(because.every(({ detail }) => detail.includes('server2.nginx'))).toBe(true);
    expect(because.length).toBe(3);
  });
});

describe('two runs at once', () => {
  it('are refused: the second exits 75 and leaves no run folder', async () => {
    const plan = folder.plan(shortPlan('planted', 'server1', 'stop'));
    const first = startCli(['prove', plan, '--runs', join(folder.path, 'first')]);
    await first.said('run ');
    const second = await runCli(['prove', plan, '--runs', join(folder.path, 'second')]);
    first.child.kill('SIGINT');
    expect((await first.ended).exit).toBe(130);
    expect(second.exit).toBe(75);
    expect(existsSync(join(folder.path, 'second', 'latest'))).toBe(false);
  });
});
