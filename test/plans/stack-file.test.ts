import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parseStack, stackFromValue } from '../../plans/stack-file.ts';
import { stackJsonSchema } from '../../plans/stack-schema.ts';
import { badStackFiles, badStackParts, badStackShapes } from '../support/bad-stacks.ts';
import { complaintsOf } from '../support/json-schema.ts';
import { aroundStack, commandStack, smallStack } from '../support/stack-text.ts';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../docs/stacks/${name}.yaml`, import.meta.url), 'utf8');
const parse = (text: string, files: Readonly<Record<string, string>> = {}) =>
  parseStack(text, 'my.yaml', aroundStack(files));

function refusal(call: () => unknown): Failure {
  try {
    call();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe.each(Object.entries({ badStackShapes, badStackParts, badStackFiles }))('parseStack refuses %s', (_, table) => {
  it.each(table)('$title', ({ text, at, says }) => {
    const failure = refusal(() => parse(text));
    expect(failure).toMatchObject({ code: 'bad-stack', exit: 64 });
    expect(`${failure.message} ${failure.why}`).toContain(says);
    expect(failure.message.slice(0, at.length + 10)).toBe(`my.yaml:${at}: `);
    expect(failure.message).not.toMatch(/\p{Cc}/u);
  });
});

describe('parseStack', () => {
  it('fills in the names, roles, ports, the client and the title', () => {
    const stack = parse(smallStack);
    expect(stack).toMatchObject({
      title: 'mine',
      client: 'client',
      hosts: [{ name: 'client' }, { name: 'a' }, { name: 'b' }],
    });
    expect(stack.components).toEqual([
      { name: 'a.haproxy', host: 'a', kind: 'haproxy', role: 'balancer', port: 80 },
      { name: 'b.nginx', host: 'b', kind: 'nginx', role: 'web', port: 80 },
    ]);
  });

  it('computes the failover budget from the settings, unless the file says one', () => {
    const slower = smallStack.replace('kind: haproxy', 'kind: haproxy, settings: {interMs: 1000}');
    expect(parse(slower).failoverBudgetMs - parse(smallStack).failoverBudgetMs).toBe(700);
    expect(parse(`${smallStack}failoverBudget: 2.5s\nbecause: as agreed\n`)).toMatchObject({
      failoverBudgetMs: 2500,
      failoverBecause: 'as agreed',
    });
  });

  it('takes the slower of HAProxy and VRRP for the budget of a floating address', () => {
    const stack = parse(shipped('balancer-failover'));
    expect(stack.failoverBudgetMs).toBe(3136);
    expect(stack.failoverBecause).toContain('fall 2 x check interval 1 s');
    const untracked = shipped('balancer-failover').replaceAll(
      'kind: keepalived }',
      'kind: keepalived, settings: { track: false } }',
    );
    expect(parse(untracked).failoverBecause).toContain('3 x advert 300 ms');
  });

  it('brings the text of a file beside it, and leaves the brackets of shells alone', () => {
    const text = commandStack("command: {argv: [bash, '${dir}/run'], ready: {tcp: true}}\nfiles: {run: '@run.sh'}");
    const stack = parse(text, { 'run.sh': '#!/bin/bash\necho ${PATH} ${address.a} ${x:-y}\n' });
    expect(stack.components[0]?.files).toEqual({ run: '#!/bin/bash\necho ${PATH} ${address.a} ${x:-y}\n' });
    expect(stack.components[0]?.command).toEqual({
      argv: ['bash', '${dir}/run'],
      env: {},
      ready: { tcp: true },
      readyWithinMs: 15_000,
      stopSignal: 'SIGTERM',
      stopWithinMs: 5000,
    });
  });

  it('takes a text with tabs in a block as the file that has them', () => {
    const block = smallStack.replace(
      '{host: a, kind: haproxy}',
      'host: a\n    kind: haproxy\n    files:\n      x.cfg: |\n        global\n        \tmaxconn 100\n',
    );
    expect(parseStack(block, 'my.yaml', aroundStack()).components[0]?.files).toEqual({
      'x.cfg': 'global\n\tmaxconn 100\n',
    });
  });

  it('leaves the templates of other languages alone, also where a word is nearly one of ours', () => {
    const text = 'console.log(`${req.method} ${req.url} ${post.title} ${server.port}`);';
    const file = smallStack.replace('kind: haproxy', `kind: haproxy, files: {x.mjs: ${JSON.stringify(text)}}`);
    expect(parseStack(file, 'my.yaml', aroundStack()).components[0]?.files).toEqual({ 'x.mjs': text });
  });

  it('takes raw configuration files once it is told the budget', () => {
    const raw = smallStack.replace('kind: haproxy', "kind: haproxy, files: {haproxy.cfg: 'global'}");
    expect(parse(`${raw}failoverBudget: 1s\n`).components[0]?.files).toEqual({ 'haproxy.cfg': 'global' });
  });

  it('leaves the prototype of every object alone', () => {
    refusal(() => parse(`__proto__: { polluted: true }\n${smallStack}`));
    refusal(() => parse(smallStack.replace('kind: haproxy', 'kind: haproxy, settings: {__proto__: {polluted: true}}')));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is held to by at least eighty bad stacks', () => {
    expect(badStackShapes.length + badStackParts.length + badStackFiles.length).toBeGreaterThanOrEqual(80);
  });
});

describe('stackFromValue', () => {
  it('takes a value of TypeScript, and places its mistakes at the top of the file', () => {
    const value = {
      name: 'mine',
      entry: 'a.nginx',
      hosts: ['a'],
      components: [{ host: 'a', kind: 'nginx' }],
      failoverBudget: '1s',
    };
    expect(stackFromValue(value, 'my.ts', aroundStack()).components[0]?.name).toBe('a.nginx');
    const failure = refusal(() => stackFromValue({ ...value, entry: 'b' }, 'my.ts', aroundStack()));
    expect(failure.message).toMatch(/^my\.ts:1:1: there is no component or address "b"/);
  });
});

describe('the published schema of a stack', () => {
  it.each([
    [{ tcp: true }, true],
    [{}, false],
    [{ tcp: true, http: '/' }, false],
  ])('takes a command that is ready by exactly one way, as the check does: %j', (ready, isTaken) => {
    const command = { argv: ['x'], ready };
    const component = { host: 'a', kind: 'command', role: 'web', port: 80, command };
    const value = { name: 'mine', entry: 'a.command', hosts: ['a'], components: [component], failoverBudget: '1s' };
    expect(complaintsOf(stackJsonSchema(), value).filter((complaint) => complaint.includes('ready'))).toHaveLength(
      isTaken ? 0 : 1,
    );
    const check = () => stackFromValue(value, 'my.ts', aroundStack());
    expect(isTaken ? check().name : refusal(check).why).toContain(isTaken ? 'mine' : 'exactly one');
  });
});
