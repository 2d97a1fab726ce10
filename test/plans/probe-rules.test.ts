import { describe, expect, it } from 'vitest';
import type { Plan } from '../../model/plan.ts';
import { lanesOf } from '../../plans/lanes.ts';
import { parsePlan } from '../../plans/parse.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { planToYaml } from '../../plans/write.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';

const head = 'suite: mine\nstack: two-servers\n';
const experiments = 'experiments:\n  - { target: balancer, fault: stop }\n';
const read = (text: string): Plan => resolvePlan(parsePlan(text, 'mine.yaml'), twoServers);

describe('the probes of a plan', () => {
  it('are expected to hold unless the plan says otherwise', () => {
    const text = `${head}${experiments}probes:\n  - probe: serving-order\n  - { probe: stickiness, expect: broken, target: server2 }\n`;
    expect(read(text).probes).toEqual([
      { probe: 'serving-order', expected: 'held' },
      { probe: 'stickiness', expected: 'broken', target: 'server2' },
    ]);
  });

  it('are absent from a plan that asks nothing', () => {
    expect(read(`${head}${experiments}`)).not.toHaveProperty('probes');
    expect(read(`${head}${experiments}probes: []\n`)).not.toHaveProperty('probes');
  });

  it('may stand alone; then there is no sham either', () => {
    expect(read(`${head}experiments: []\nprobes: [{ probe: replication }]\n`).experiments).toEqual([]);
  });

  it('are asked in the first lane alone', () => {
    const two = 'experiments: [{ target: balancer, fault: stop }, { target: server1, fault: stop }]';
    const text = `${head}lanes: 2\n${two}\nprobes: [{ probe: replication }]\n`;
    expect(lanesOf(read(text)).map(({ plan }) => plan.probes?.length)).toEqual([1, undefined]);
  });

  it('are written out with the rest of the plan', () => {
    const file = parsePlan(`${head}${experiments}probes: [{ probe: replication }]\n`, 'mine.yaml');
    expect(planToYaml(file)).toMatch(/probes:\n {2}- probe: replication\n/);
  });

  it.each([
    ['a probe that does not exist', 'probes: [{ probe: serving-ordr }]', '5:19', 'Did you mean "serving-order"'],
    ['an expectation of nothing', 'probes: [{ probe: replication, expect: unknown }]', '5:40', 'held, broken'],
    [
      'a key that the probe does not take',
      'probes: [{ probe: replication, target: server1 }]',
      '5:32',
      'takes no target',
    ],
    ['a target that is not there', 'probes: [{ probe: stickiness, target: server9 }]', '5:39', 'no target "server9"'],
    ['the same twice', 'probes: [{ probe: replication }, { probe: replication }]', '5:34', 'a second time'],
    ['a key that does not exist', 'probes: [{ probe: replication, expects: held }]', '5:32', 'Did you mean "expect"'],
    ['no list', 'probes: all', '5:9', 'list of at most'],
  ])('are refused for %s', (_, line, at, says) => {
    const failing = (): Plan => read(`${head}${experiments}${line}\n`);
    expect(failing).toThrow(
      expect.objectContaining({ code: 'bad-plan', message: expect.stringContaining(`:${at}: `) }),
    );
    expect(failing).toThrow(expect.toSatisfy((error) => `${error.message} ${error.why}`.includes(says)));
  });

  it('cannot be replaced by nothing at all', () => {
    expect(() => read(`${head}experiments: []\n`)).toThrow('mine.yaml:3:14');
  });
});
