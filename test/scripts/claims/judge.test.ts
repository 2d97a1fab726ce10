import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../model/verdict.ts';
import { epochMs } from '../../../model/units.ts';
import { judgeClaimsAgain, reportClaimsAgain } from '../../../scripts/claims/again.ts';
import { createClaimsFolder } from '../../../scripts/claims/folder.ts';
import { failureFile, judgeClaimsFolder } from '../../../scripts/claims/judge.ts';
import type { RunFolder } from '../../../scripts/run-folder.ts';
import { serializeVerdict } from '../../../verdict/index.ts';
import { remediedFixture } from '../../support/claims-fixture.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

let runs = '';
let folder: RunFolder;
beforeEach(() => {
  runs = mkdtempSync(join(tmpdir(), 'spofproof-claims-'));
  const stacks = ['two-servers', 'colocated', 'balancer-failover', 'ip-hash'].map((stack) => ({ stack }));
  const plan = { seed: 7, command: 'spofproof prove claims', claims: ['balancer-is-spof'], stacks };
  folder = createClaimsFolder(
    runs,
    { ...plan, stacks: [...stacks, { stack: 'x', failure: 'there is no stack x' }] },
    epochMs(0),
  );
});
afterEach(() => rmSync(runs, { recursive: true }));

function keep(stack: string, verdict: Verdict | undefined): void {
  mkdirSync(folder.file(stack, '1'), { recursive: true });
  writeFileSync(folder.file(stack, '1', 'plan.json'), '{}');
  if (verdict) writeFileSync(folder.file(stack, '1', 'verdict.json'), serializeVerdict(verdict));
}

describe('judgeClaimsFolder', () => {
  it('judges from the stored verdicts, and writes claims.json and claims.html', () => {
    keep('two-servers', verdictFixture());
    keep('balancer-failover', remediedFixture());
    const verdict = judgeClaimsFolder(folder);
    expect(verdict.stacks.map(({ stack, folder: where }) => [stack, where])).toEqual([
      ['two-servers', 'two-servers/1'],
      ['colocated', null],
      ['balancer-failover', 'balancer-failover/1'],
      ['ip-hash', null],
      ['x', null],
    ]);
    expect(JSON.parse(readFileSync(folder.file('claims.json'), 'utf8'))).toEqual(verdict);
    expect(existsSync(folder.file('claims.html'))).toBe(true);
  });

  it('takes no verdict from before for a run that could not be judged anew', async () => {
    keep('two-servers', verdictFixture());
    const exit = await judgeClaimsAgain({ run: folder.path, json: true, quiet: true, verbose: false, color: false });
    const [first] = JSON.parse(readFileSync(folder.file('claims.json'), 'utf8')).stacks;
    expect([exit, first.failure]).toEqual([2, expect.stringContaining('cannot read plan.json')]);
  });

  it('reports what was judged, and judges nothing: a verdict from before counts no more than then', async () => {
    keep('two-servers', verdictFixture());
    keep('colocated', undefined);
    const options = { run: folder.path, json: true, quiet: true, verbose: false, color: false };
    await judgeClaimsAgain(options);
    const [claims, page] = ['claims.json', 'claims.html'].map((name) => readFileSync(folder.file(name), 'utf8'));
    rmSync(folder.file('claims.html'));
    reportClaimsAgain(options);
    expect(readFileSync(folder.file('claims.json'), 'utf8')).toBe(claims);
    expect(readFileSync(folder.file('claims.html'), 'utf8')).toBe(page);
    expect(existsSync(folder.file('two-servers', '1', 'report.html'))).toBe(true);
  });

  it('tells of every stack why it has no verdict', () => {
    keep('two-servers', undefined);
    mkdirSync(folder.file('colocated'));
    writeFileSync(folder.file('colocated', failureFile), 'error: no room\n');
    const failures = judgeClaimsFolder(folder).stacks.map(({ failure }) => failure);
    expect(failures[0]).toContain('cannot read verdict.json');
    expect(failures.slice(1)).toEqual(['error: no room', 'it was not run', 'it was not run', 'there is no stack x']);
  });
});
