import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimsVerdict } from '../../model/claims-verdict.ts';
import { claimsSchema } from '../../verdict/claims/index.ts';
import type { CliResult } from '../support/cli.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const runs = join(folder.path, 'runs');

describe('a claim that acts show, and one that a probe shows', () => {
  let result: CliResult;
  let told: ClaimsVerdict;
  beforeAll(async () => {
    const only = 'active-active-balancers,ip-hash-sticks';
    result = await runCli(['prove', 'claims', '--only', only, '--runs', runs, '--seed', '1', '--json']);
    told = JSON.parse(result.stdout);
  });

  it('both hold, each with its numbers, and the command exits with 0', () => {
    const unlike = told.claims.filter(({ outcome }) => outcome !== 'held');
    expect(unlike.map(({ id, original, remedied }) => [id, original?.because, remedied?.because])).toEqual([]);
    expect(told.claims.map(({ id }) => id)).toEqual(['ip-hash-sticks', 'active-active-balancers']);
    expect(result.exit).toBe(0);
    expect(told.claims[1]?.remedied?.because.join('\n')).toMatch(
      /requests \([\d.]+ % to [\d.]+ %\) good while it was felt/,
    );
  });

  it('measures the gap of each balancer within the formula of its stack', () => {
    const gaps = told.gaps.filter(({ stack, fault }) => stack === 'balancer-pair' && fault === 'kill');
    expect(new Set(gaps.map(({ target, within }) => `${target} ${within}`))).toEqual(
      new Set(['balancer1 held', 'balancer2 held']),
    );
  });

  it('leaves claims.json, claims.html and an ordinary run of each stack, and is judged again to the same bytes', async () => {
    const written = join(runs, 'latest', 'claims.json');
    const before = readFileSync(written, 'utf8');
    expect(claimsSchema.parse(JSON.parse(before))).toEqual(told);
    for (const { folder: run } of told.stacks) {
      expect(existsSync(join(runs, 'latest', run ?? 'none', 'report.html'))).toBe(true);
    }
    const again = await runCli(['judge', join(runs, 'latest')]);
    expect([again.exit, readFileSync(written, 'utf8')]).toEqual([0, before]);
    expect(again.stdout).toContain('2 of 2 claims came out as foreseen.');
  });
});
