import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { parsePlan } from '../../plans/parse.ts';
import type { BadPlan } from '../support/bad-plans.ts';
import { badShapes, badTexts, badValues, badYaml } from '../support/bad-plans.ts';

/** The failure that a call ends with; anything else is given back as it is. */
function thrownBy(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

function refusal({ text }: BadPlan): Failure {
  const error = thrownBy(() => parsePlan(text, 'my.yaml'));
  if (!(error instanceof Failure)) throw new TypeError('the plan was not refused', { cause: error });
  return error;
}

const corpus = { texts: badTexts, yaml: badYaml, shapes: badShapes, values: badValues };

describe.each(Object.entries(corpus))('parsePlan refuses bad %s', (_, table) => {
  it.each(table)('$title', (bad) => {
    const failure = refusal(bad);
    expect(failure).toMatchObject({ code: 'bad-plan', exit: 64 });
    expect(failure.message.slice(0, 'my.yaml:'.length + bad.at.length + 2)).toBe(`my.yaml:${bad.at}: `);
    expect(`${failure.message} ${failure.why}`).toContain(bad.says);
    expect(failure.message).not.toMatch(/\p{Cc}/u);
    expect(failure.why).toMatch(/^[^\n]{10,}$/);
    expect(failure.next).toContain('spofproof plan');
  });
});

describe('parsePlan', () => {
  const good = 'suite: mine\nstack: two-servers\nexperiments:\n  - target: balancer\n    fault: stop\n';

  it('reads the smallest plan as it is written', () => {
    const { origin, ...text } = parsePlan(good, 'my.yaml');
    expect(text).toEqual({
      suite: 'mine',
      stack: 'two-servers',
      experiments: [{ target: 'balancer', fault: 'stop' }],
    });
    expect(origin?.fileName).toBe('my.yaml');
  });

  it('reads JSON as well', () => {
    const text = '{"suite":"mine","stack":"two-servers","experiments":[{"target":"balancer","fault":"stop"}]}';
    expect(parsePlan(text, 'my.json').experiments).toHaveLength(1);
  });

  it('takes the tabs that YAML takes: in JSON, and around a value', () => {
    const { origin: _, ...plan } = parsePlan(good, 'my.yaml');
    const { origin, ...read } = parsePlan(JSON.stringify(plan, undefined, '\t'), 'my.json');
    expect(read).toEqual(plan);
    expect(origin?.locate(['experiments', 0, 'fault'], 'value')).toEqual({ line: 7, col: 13 });
    expect(parsePlan(good.replace('mine', '\tmine\t# so'), 'my.yaml').suite).toBe('mine');
  });

  it('tells another mistake between brackets as what it is, whatever indents it', () => {
    expect(() => parsePlan('{\n\t"suite": "mine",\n\t"suite": "yours"\n}\n', 'my.json')).toThrow(
      '3:2: a key stands here',
    );
    expect(() => parsePlan('{\n\t"suite": "mine",\n\t"stack" 1\n}\n', 'my.json')).toThrow('this is not valid YAML');
  });

  it('bears line ends of another system, comments and one document mark', () => {
    const text = `---\r\n# mine\r\n${good.replaceAll('\n', '\r\n')}`;
    expect(parsePlan(text, 'my.yaml').suite).toBe('mine');
  });

  it('remembers where every value stands', () => {
    const { origin } = parsePlan(good, 'my.yaml');
    expect(origin?.locate(['experiments', 0, 'fault'], 'value')).toEqual({ line: 5, col: 12 });
    expect(origin?.locate(['experiments', 0, 'fault'], 'key')).toEqual({ line: 5, col: 5 });
    expect(origin?.locate(['experiments', 1], 'value')).toBeUndefined();
  });

  it('shows no control character of a file name', () => {
    expect(thrownBy(() => parsePlan('', 'a\u001B[2Jb\n.yaml'))).toMatchObject({
      message: 'a?[2Jb?.yaml:1:1: the file is empty',
    });
  });

  it('leaves the prototype of every object alone', () => {
    thrownBy(() => parsePlan(`__proto__: { polluted: true }\n${good}`, 'my.yaml'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('holds at least sixty bad plans in its corpus', () => {
    expect(Object.values(corpus).flat().length).toBeGreaterThanOrEqual(60);
  });
});
