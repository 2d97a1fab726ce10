import { describe, expect, it } from 'vitest';
import { parseBaseline, refuseOther } from '../../plans/baseline-file.ts';
import { baselineJsonSchema } from '../../plans/baseline-schema.ts';

const entry = '"balancer/stop/read": { "finding": "proven" }';
const file = (cells: string, schema = 'spofproof/baseline@1'): string => `{
  "schema": "${schema}",
  "stack": "two-servers",
  "suite": "essentials",
  "from": "a-run",
  "cells": {
    ${cells}
  }
}
`;
const failureOf = (text: string): unknown => {
  try {
    return parseBaseline(text, 'b.json');
  } catch (thrown) {
    return thrown;
  }
};

describe('a baseline', () => {
  it('is read with what people say in it', () => {
    const text = file('"server1/stop/read/returning": { "finding": "proven", "reason": "old", "until": "2028-02-29" }');
    expect(parseBaseline(text, 'b.json').baseline.cells).toEqual({
      'server1/stop/read/returning': { finding: 'proven', reason: 'old', until: '2028-02-29' },
    });
  });

  it('is read however it is indented, as a formatter may have been at it', () => {
    const text = file(entry);
    const { baseline } = parseBaseline(text, 'b.json');
    expect(parseBaseline(JSON.stringify(JSON.parse(text), undefined, '\t'), 'b.json').baseline).toEqual(baseline);
  });

  it('of the largest plan is read', () => {
    const cells = Array.from(
      { length: 600 },
      (_, place) =>
        `"server${place}/fill-disk/static": { "finding": "refuted", "gapMs": [588.1, 614.2], "gapUpToMs": 1018 }`,
    );
    expect(Object.keys(parseBaseline(file(cells.join(',\n    ')), 'b.json').baseline.cells)).toHaveLength(600);
  });
});

describe('a mistake in a baseline', () => {
  it.each([
    ['a key nobody knows', entry.replace('finding', 'findng'), '7:29', 'Did you mean \\"finding\\"'],
    ['a finding nobody knows', entry.replace('"proven"', '"unknown"'), '7:40', 'accepted single point of failure'],
    ['a cell that is a word', '"balancer/stop/read": "proven"', '7:27', 'map'],
    ['a cell without a finding', '"balancer/stop/read": { "reason": "x" }', '7:27', 'finding'],
    ['a cell without an operation', entry.replace('/read', ''), '7:5', 'TARGET/FAULT/OPERATION'],
    ['a fault nobody knows', entry.replace('stop', 'stopp'), '7:5', 'Did you mean \\"stop\\"'],
    ['the sham, which nobody accepts', entry.replace('stop', 'sham'), '7:5', 'no fault'],
    ['an operation nobody knows', entry.replace('read', 'rread'), '7:5', 'Did you mean \\"read\\"'],
    ['a kind of user nobody knows', entry.replace('read', 'read/main'), '7:5', 'kind of user'],
    ['a way out of the name', entry.replace('balancer', '../etc'), '7:5', 'TARGET/FAULT/OPERATION'],
    ['a key of every object', '"__proto__": { "finding": "proven" }', '7:5', '__proto__'],
    ['the same cell twice', `${entry},\n    ${entry}`, '8:5', 'second time'],
    ['a day that is none', entry.replace('}', ', "until": "2027-02-29" }'), '7:60', 'no such day'],
    ['a day in other words', entry.replace('}', ', "until": "31.3.2027" }'), '7:60', '2027-03-31'],
    ['a survival that runs out', '"a/stop/read": { "finding": "refuted", "until": "2027-01-01" }', '7:53', 'last day'],
    ['a survival with an effect', '"a/stop/read": { "finding": "refuted", "effect": "blip" }', '7:54', 'gap'],
    [
      'a single point of failure with a gap',
      '"a/stop/read": { "finding": "proven", "gapUpToMs": 5 }',
      '7:56',
      'healed',
    ],
    ['a gap that ends before it begins', '"a/stop/read": { "finding": "refuted", "gapMs": [9, 5] }', '7:53', 'least'],
    ['half a gap', '"a/stop/read": { "finding": "refuted", "gapMs": [9] }', '7:53', 'two numbers'],
    ['a gap in words', '"a/stop/read": { "finding": "refuted", "gapUpToMs": "1s" }', '7:57', 'milliseconds'],
    ['a negative gap', '"a/stop/read": { "finding": "refuted", "gapUpToMs": -1 }', '7:57', '-1'],
    ['a comment of YAML', `${entry} # because`, '7:51', 'not JSON'],
  ])('such as %s is told with its place', (_, cells, at, hint) => {
    const failure = failureOf(file(cells));
    expect(failure).toMatchObject({
      code: 'bad-baseline',
      exit: 64,
      message: expect.stringContaining(`b.json:${at}: `),
    });
    expect(JSON.stringify(failure) + String(failure)).toContain(hint);
  });

  it.each([
    ['an empty file', '', '1:1', 'empty'],
    ['no JSON', '{', '1:2', 'this is not JSON'],
    ['a comma too few', '{"a": 1 "b": 2}', '1:9', "Expected ',' or '}' after property value. YAML is none"],
    ['a file that was cut', file(entry).slice(0, 40), '3:3', 'this is not JSON'],
    [
      'a merge that was not finished',
      file(entry).replace('"suite', '<<<<<<< HEAD\n  "suite'),
      '4:3',
      'this is not JSON',
    ],
    ['a bracket too much', '{}}', '1:3', 'this is not JSON'],
    ['half a list', '[1,', '1:4', 'this is not JSON'],
    ['a list', '[]', '1:1', 'list'],
    ['a newer schema', file(entry, 'spofproof/baseline@2'), '2:13', 'newer'],
    ['the schema of another file', file(entry, 'spofproof/verdict@1'), '2:13', 'baseline@1'],
  ])('such as %s is told with its place', (_, text, at, hint) => {
    const failure = failureOf(text);
    expect(failure).toMatchObject({ code: 'bad-baseline', message: expect.stringContaining(`b.json:${at}: `) });
    expect(JSON.stringify(failure) + String(failure)).toContain(hint);
  });
});

/** A baseline that says with which plan and stack it was taken. */
const withTaken = (taken: string): string => file(entry).replace('"cells"', `"taken": { ${taken} },\n  "cells"`);

describe('what a baseline says of plan and stack', () => {
  const full =
    '"plan": "ab1", "probes": ["p"], "stack": "cd2", "settings": { "episodes": 1 }, "components": { "a.nginx": "ef3" }';

  it('is read, and may be missing', () => {
    expect(parseBaseline(withTaken(full), 'b.json').baseline.taken).toMatchObject({
      plan: 'ab1',
      settings: { episodes: 1 },
    });
    expect(parseBaseline(file(entry), 'b.json').baseline.taken).toBe(undefined);
  });

  it.each([
    ['a hash that is none', full.replace('ab1', 'x!'), '6:22', 'gate update'],
    ['a number in words', full.replace('1 }', '"one" }'), '6:88', 'number'],
    ['a key too few', full.replace('"probes": ["p"], ', ''), '6:12', 'probes'],
    ['a key nobody knows', full.replace('"probes"', '"prbes"'), '6:29', 'probes'],
  ])('such as %s is refused with its place', (_, taken, at, hint) => {
    const failure = failureOf(withTaken(taken));
    expect(failure).toMatchObject({ code: 'bad-baseline', message: expect.stringContaining(`b.json:${at}: `) });
    expect(JSON.stringify(failure) + String(failure)).toContain(hint);
  });
});

describe('a baseline of something else', () => {
  const read = parseBaseline(file(entry), 'b.json');

  it.each([
    ['stack', { stack: 'hardened', suite: 'essentials' }, '3:12'],
    ['suite', { stack: 'two-servers', suite: 'nightly' }, '4:12'],
  ])('than this %s is refused at the line that says so', (kind, run, at) => {
    expect(() => refuseOther(read, run)).toThrow(`b.json:${at}: it is a baseline of the ${kind}`);
  });

  it('is none when both are the same', () => {
    expect(() => refuseOther(read, { stack: 'two-servers', suite: 'essentials' })).not.toThrow();
  });
});

describe('the JSON Schema of a baseline', () => {
  it('tells what each field of a cell is for', () => {
    const schema = JSON.stringify(baselineJsonSchema());
    for (const word of ['Why people accept it', 'Last day, in UTC', 'spofproof/baseline@1'])
      expect(schema).toContain(word);
  });

  it('takes the days of the calendar and no others, as the file does', () => {
    const { description: _, type, ...rules } = dayIn(baselineJsonSchema());
    const { allOf } = rules as { readonly allOf: readonly { readonly pattern: string }[] };
    const isDay = (text: string): boolean => allOf.every(({ pattern }) => new RegExp(pattern, 'u').test(text));
    expect(type).toBe('string');
    expect(['2027-03-31', '2028-02-29', '2027-02-29', '2027-04-31', '31.3.2027'].filter(isDay)).toEqual([
      '2027-03-31',
      '2028-02-29',
    ]);
  });
});

/** What the schema says of the last day of an entry. */
const dayIn = (schema: object): Readonly<Record<string, unknown>> =>
  (schema as { properties: { cells: { additionalProperties: { properties: { until: Record<string, unknown> } } } } })
    .properties.cells.additionalProperties.properties.until;
