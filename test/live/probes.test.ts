import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeVerdict } from '../../model/probe-verdict.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Asks a stack nothing but these questions. */
async function asked(stack: string, probes: string): Promise<{ exit: number | null; found: readonly ProbeVerdict[] }> {
  const own = join(folder.path, stack);
  mkdirSync(own);
  writeFileSync(join(own, 'plan.yaml'), `suite: asking\nstack: ${stack}\nexperiments: []\nprobes: [${probes}]\n`);
  const { exit, stdout, stderr } = await runCli(['prove', join(own, 'plan.yaml'), '--runs', join(own, 'runs')]);
  expect(`${stdout}\n${stderr}`).toContain('report: ');
  const { probes: found } = JSON.parse(readFileSync(join(own, 'runs', 'latest', 'verdict.json'), 'utf8'));
  return { exit, found };
}

const verdicts = (found: readonly ProbeVerdict[]) =>
  Object.fromEntries(found.map(({ probe, verdict, reasons: [because] }) => [probe, [verdict, because?.detail]]));

describe('two servers by round robin, with a primary and a replica', () => {
  let answer: Awaited<ReturnType<typeof asked>>;
  beforeAll(async () => {
    const probes = ['serving-order', 'serving-shares', 'read-origin', 'write-origin', 'replication', 'promotion'];
    answer = await asked('two-servers', probes.map((probe) => `{ probe: ${probe} }`).join(', '));
  });

  it('do everything that is said of them', () => {
    expect(verdicts(answer.found)).toEqual({
      'serving-order': ['held', undefined],
      'serving-shares': ['held', undefined],
      'read-origin': ['held', undefined],
      'write-origin': ['held', undefined],
      replication: ['held', undefined],
      promotion: ['held', undefined],
    });
    expect(answer.exit).toBe(0);
  });
});

describe('a passive server', () => {
  it('idles, takes over and hands back; and takes no even share, against a plan that expects one', async () => {
    const { exit, found } = await asked('active-passive', '{ probe: standby }, { probe: serving-shares }');
    expect(verdicts(found)).toMatchObject({
      standby: ['held', undefined],
      'serving-shares': ['broken', expect.anything()],
    });
    expect(exit).toBe(1);
  });
});

describe('a balancer that goes by address', () => {
  it('keeps every address at its server, and moves those of a lost one alone', async () => {
    const { found } = await asked('ip-hash', '{ probe: stickiness }');
    expect(verdicts(found)).toEqual({ stickiness: ['held', undefined] });
  });
});
