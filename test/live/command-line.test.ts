import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { foreignNamespaces, leftAfter } from '../support/leftovers.ts';
import { faultIds } from '../../model/plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('bad input', () => {
  const plan = `suite: planted
stack: two-servers
experiments:
  - target: servr1
    fault: stop
`;
  const missing = join(folder.path, 'missing.yaml');
  it.each([
    ['an unknown target', () => folder.plan(plan), 'plan.yaml:4:13', 'server1'],
    ['an unknown key', () => folder.plan(plan.replace('fault:', 'falt:')), 'plan.yaml:5:5', 'fault'],
    [
      'a wrong unit',
      () => folder.plan(`${plan}windows: { hold: 5 parsecs }\n`.replace('servr1', 'server1')),
      'plan.yaml:6',
      'hold',
    ],
    ['a file that is not there', () => missing, 'missing.yaml', 'Known suites'],
    ['a suite that is nearly one', () => 'essentails', 'essentails', 'essentials'],
    ['a folder', () => folder.path, folder.path, 'one YAML file'],
  ])('such as %s is one error with exit 64, and nothing is started or written', async (_, input, where, hint) => {
    const runs = join(folder.path, 'never');
    const result = await runCli(['prove', input(), '--runs', runs]);
    expect(result.exit).toBe(64);
    expect(result.stderr).toMatch(/^error: .*\n {2}why: .*\n {2}next: .*\n$/);
    expect(result.stderr).toContain(where);
    expect(result.stderr).toContain(hint);
    expect(result.stdout).toBe('');
    expect(existsSync(runs)).toBe(false);
  });

  it('on the command line is an error with exit 64 that names the nearest command', async () => {
    const result = await runCli(['prov']);
    expect(result.exit).toBe(64);
    expect(result.stderr).toContain('Did you mean prove?');
  });

  it('with --json is one object on stdout', async () => {
    const result = await runCli(['prove', missing, '--json']);
    expect(JSON.parse(result.stdout).error).toMatchObject({ code: 'file-missing', exit: 64 });
  });

  it('such as a folder that is no run is refused by judge and report', async () => {
    mkdirSync(join(folder.path, 'empty'));
    writeFileSync(join(folder.path, 'empty', 'plan.json'), '{');
    const judged = await runCli(['judge', join(folder.path, 'empty')]);
    const reported = await runCli(['report', folder.path]);
    expect([judged.exit, reported.exit]).toEqual([64, 64]);
  });
});

describe('a folder of runs that cannot be written', () => {
  it('is exit 69 before anything starts', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const result = await runCli(['prove', 'smoke', '--runs', join(file, 'runs')]);
    expect(result.exit).toBe(69);
    expect(result.stderr).toContain('--runs DIR');
  });
});

describe('commands that start nothing', () => {
  it('plan shows the dry run and touches nothing', async () => {
    const result = await runCli(['plan', 'essentials']);
    expect(result.exit).toBe(0);
    expect(result.stdout).toContain('[2] stop balancer (balancer.haproxy)');
    expect(result.stdout).not.toContain('they differ');
  });

  it.each(['plan', 'stack', 'verdict'])('schema %s prints a JSON Schema', async (of) => {
    const result = await runCli(['schema', of]);
    expect(JSON.parse(result.stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
  });

  it('list names every suite, stack and fault', async () => {
    const { suites, stacks, faults } = JSON.parse((await runCli(['list', '--json'])).stdout);
    expect(suites.map((entry: { suite: string }) => entry.suite)).toContain('essentials');
    expect(stacks[0].targets).toContain('balancer');
    expect(faults.map((entry: { fault: string }) => entry.fault)).toEqual(faultIds);
  });

  it('doctor finds this machine fit', async () => {
    expect((await runCli(['doctor'])).exit).toBe(0);
  });

  it('completion prints a script', async () => {
    expect((await runCli(['completion'])).stdout).toContain('spofproof');
  });
});

describe('a lab to play with', () => {
  it('comes up, runs commands on its hosts, and goes down without a trace', async () => {
    const before = foreignNamespaces();
    const up = await runCli(['lab', 'up', '--for', '2m', '--json']);
    const { addresses } = JSON.parse(up.stdout);
    const route = await runCli(['lab', 'exec', 'server1', 'ip', 'route', 'get', addresses.primary]);
    const outside = await runCli(['lab', 'exec', 'client', 'ip', 'route', 'get', '192.0.2.1']);
    const unknown = await runCli(['lab', 'exec', 'servr1', 'true']);
    const refused = await runCli(['prove', 'smoke', '--runs', join(folder.path, 'refused')]);
    const down = await runCli(['lab', 'down']);
    expect(up.exit).toBe(0);
    expect(route.stdout).toContain(`${addresses.primary} dev`);
    expect(outside.exit).not.toBe(0);
    expect(unknown.stderr).toContain('Did you mean `server1`?');
    expect(refused.exit).toBe(75);
    expect(down.exit).toBe(0);
    expect(await leftAfter(before, 2000)).toEqual([]);
    expect((await runCli(['lab', 'down'])).exit).toBe(64);
  });
});
