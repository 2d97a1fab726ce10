import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { inLab } from '../support/in-lab.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const tinyPlan = `suite: tiny
stack: ./stack.yaml
windows: {settle: 500ms, control: 1700ms, hold: 4s, recovery: 3s, after: 1700ms}
bars: {availability: 95 %}
experiments:
  - {target: server1, fault: sham}
  - {target: server1, fault: kill}
`;

describe('spofproof init', () => {
  const own = join(folder.path, 'own');

  it('writes a pair whose plan agrees with its stack, and overwrites nothing', async () => {
    expect((await runCli(['init', own])).exit).toBe(0);
    expect(readdirSync(own).toSorted()).toEqual(['plan.yaml', 'stack.yaml']);
    const outline = await runCli(['plan', join(own, 'plan.yaml')]);
    expect(outline.stdout).toContain('suite first on two-servers');
    expect(outline.stdout).not.toContain('they differ');
    const again = await runCli(['init', own]);
    expect(again.exit).toBe(64);
    expect(again.stderr).toContain('is there already');
  });

  it('writes a stack that a plan beside it can name and prove, judged again from the run alone', async () => {
    writeFileSync(join(own, 'tiny.yaml'), tinyPlan);
    const runs = join(folder.path, 'runs');
    const result = await runCli(['prove', join(own, 'tiny.yaml'), '--runs', runs]);
    expect(`${result.stdout}\n${result.stderr}`).toContain('report: ');
    expect(result.exit).toBe(0);
    writeFileSync(join(own, 'stack.yaml'), 'gone: true\n');
    expect((await runCli(['judge', join(runs, 'latest')])).exit).toBe(0);
  });
});

describe('a stack file that is wrong', () => {
  it.each(['prove', 'plan'])(
    'is one error with its place and exit 64 for %s, before anything starts',
    async (command) => {
      const plan = join(folder.path, 'plan.yaml');
      writeFileSync(plan, 'suite: mine\nstack: wrong.yaml\nexperiments: [{target: a, fault: stop}]\n');
      writeFileSync(join(folder.path, 'wrong.yaml'), 'name: mine\nentri: a\nhosts: [a]\ncomponents: []\n');
      const result = await runCli([command, plan]);
      expect(result.exit).toBe(64);
      expect(result.stderr).toContain(`${join(folder.path, 'wrong.yaml')}:2:1: the stack has no key "entri"`);
    },
  );

  it('that is not there is blamed on the plan', async () => {
    const plan = join(folder.path, 'lost.yaml');
    writeFileSync(plan, 'suite: mine\nstack: ./none.yaml\nexperiments: [{target: a, fault: stop}]\n');
    const result = await runCli(['plan', plan]);
    expect(result.exit).toBe(64);
    expect(result.stderr).toContain(`${plan}:2:8: there is no stack file "./none.yaml"`);
  });
});

describe('any command', () => {
  it('serves as a component, with its own files and their placeholders filled in', async () => {
    const server = `const { createServer } = require('node:http');
createServer((_, answer) => answer.end('I am \${address.web} in \${dir}')).listen(\${port}, '\${address.web}');
`;
    writeFileSync(join(folder.path, 'server.cjs'), server);
    const file = join(folder.path, 'command.yaml');
    const command = "{argv: ['${tool.node}', '${dir}/server.cjs'], ready: {http: /}}";
    const files = "{server.cjs: '@server.cjs'}";
    const component = `{name: site, host: web, kind: command, role: web, port: 8080, files: ${files}, command: ${command}}`;
    writeFileSync(file, `name: mine\nentry: site\nhosts: [web]\nfailoverBudget: 1s\ncomponents: [${component}]\n`);
    const [told] = await inLab('own-stack.ts', [file]);
    expect(told).toEqual({
      answer: { status: 200, body: 'I am 198.18.0.11 in /run/spofproof/site' },
      steady: [],
      url: 'http://198.18.0.11:8080',
    });
  });
});

describe('two balancers with keepalived and a tracked health check', () => {
  interface Told {
    readonly what: string;
    readonly moved: boolean;
    readonly answers: boolean;
    readonly goneMs: number;
    readonly holders: readonly string[];
    readonly missing: readonly string[];
  }
  let told: Readonly<Record<string, Told>>;
  beforeAll(async () => {
    const all = (await inLab('balancers.ts')) as readonly Told[];
    told = Object.fromEntries(all.map((each) => [each.what, each]));
  });

  it('come up with the address on the preferred one', () => {
    expect(told['raised']).toMatchObject({ moved: true, answers: true, holders: ['balancer1'], missing: [] });
  });

  it('move the address when the HAProxy beside it is killed, within the budget', () => {
    expect(told['killed']).toMatchObject({ moved: true, answers: true, holders: ['balancer2'] });
    // fall 2 x check interval 1 s + check time-out 500 ms + skew 136 ms + 500 ms reserve
    expect(told['killed']?.goneMs).toBeLessThan(3136);
    expect(told['killed']?.goneMs).toBeGreaterThan(0);
    expect(told['killed']?.missing).toContain('vip is on balancer2, not on balancer1');
  });

  it('bring it back when HAProxy is, and are steady again', () => {
    expect(told['restarted']).toMatchObject({ moved: true, answers: true, holders: ['balancer1'], missing: [] });
  });

  it('hand it over when keepalived is stopped, and take it back', () => {
    expect(told['stopped']).toMatchObject({ moved: true, answers: true, holders: ['balancer2'] });
    expect(told['started']).toMatchObject({ moved: true, answers: true, holders: ['balancer1'], missing: [] });
  });

  it('serve by the other one while the first is cut off, and by one alone afterwards', () => {
    expect(told['cut']).toMatchObject({ moved: true, answers: true });
    expect(told['mended']).toMatchObject({ moved: true, answers: true });
  });
});
