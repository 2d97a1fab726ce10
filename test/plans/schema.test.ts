import { describe, expect, it } from 'vitest';
import { shippedPlans } from '../../plans/index.ts';
import { planJsonSchema, planSchema } from '../../plans/schema.ts';
import { complaintsOf } from '../support/json-schema.ts';
import { twoServers } from '../support/two-servers.ts';

const plans = shippedPlans([twoServers]);

/** Every part of a JSON Schema that describes a value, with its path. */
function partsOf(schema: object, path = ''): { path: string; part: Record<string, unknown> }[] {
  const part = schema as { properties?: Record<string, object>; items?: object };
  const inner = Object.entries(part.properties ?? {}).flatMap(([key, value]) => partsOf(value, `${path}.${key}`));
  const items = part.items ? partsOf(part.items, `${path}[]`) : [];
  return [{ path, part: { ...part } }, ...inner, ...items];
}

describe('planJsonSchema', () => {
  const schema = planJsonSchema();

  it('is of draft 2020-12', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('describes every key', () => {
    expect(partsOf(schema).filter(({ part }) => typeof part['description'] !== 'string')).toEqual([]);
  });

  it('refuses unknown keys in every map', () => {
    const open = partsOf(schema).filter(
      ({ part }) => part['type'] === 'object' && part['additionalProperties'] !== false,
    );
    expect(open).toEqual([]);
  });

  it.each(plans.map((plan) => [plan.suite, plan] as const))('accepts the shipped suite %s', (_, plan) => {
    expect(complaintsOf(schema, plan)).toEqual([]);
  });

  it.each([
    ['an unknown key', { sweet: 1 }],
    ['a duration without unit', { windows: { hold: 5 } }],
    ['a share above one', { bars: { availability: 2 } }],
    ['an unknown fault', { experiments: [{ target: 'balancer', fault: 'burn' }] }],
    ['no experiments', { experiments: [] }],
    ['hours of a hold', { windows: { hold: '999h' } }],
    ['a window of nothing', { windows: { control: '0.0s' } }],
    ['a rate of nothing', { load: { rate: { read: '0/s' } } }],
    ['a rate beyond the most', { load: { rate: { read: '1001/s' } } }],
    ['an availability below half', { bars: { availability: 0.1 } }],
    ['the same as a percentage', { bars: { availability: '10 %' } }],
    ['an operation named twice', { experiments: [{ target: 'balancer', fault: 'stop', spof: ['read', 'read'] }] }],
    ['a stack that is neither a name nor a file', { stack: 'not a stack !' }],
  ])('refuses %s', (_, change) => {
    expect(complaintsOf(schema, { ...plans[0], ...change })).not.toEqual([]);
  });
});

/** Every way of writing them that a plan has, and some that it has not. */
const numbers = [
  '0',
  '00',
  '0.0',
  '0.4',
  '0.000001',
  '1',
  '007',
  '10',
  '49.9',
  '50',
  '59.5',
  '99.99',
  '100',
  '600',
  '0999',
  '1000',
];
const lengths = [...numbers, '1001', '0.16', '0.17', '999999999'].flatMap((number) =>
  ['ms', 's', 'm', 'h', '', ' s'].map((unit) => number + unit),
);
const written = {
  windows: lengths.flatMap((text) => [{ settle: text }, { control: text }, { hold: text }]),
  load: [...numbers, '1001', '0000', '9999', '01000'].flatMap((number) => [
    { returning: `${number}/s` },
    { rate: { read: `${number}/s` } },
  ]),
  bars: numbers
    .flatMap((number) => [`${number} %`, `${number}%`, Number(number), Number(number) / 100])
    .map((availability) => ({ availability })),
  stack: [
    'a',
    'two-servers',
    'A',
    'a b',
    'a b.yaml',
    './stäck.yml',
    '../x.mts',
    'x.txt',
    '.json',
    'a\nb.yaml',
    '',
    'a'.repeat(65),
  ],
};

describe('the published schema', () => {
  it.each(Object.entries(written))('takes whatever the parser takes of %s, and not everything', (key, values) => {
    const schema = planJsonSchema();
    const plan = { ...plans[0] };
    const takenBy = (takes: (value: object) => boolean) => values.filter((value) => takes({ ...plan, [key]: value }));
    const bySchema = takenBy((value) => complaintsOf(schema, value).length === 0);
    const byParser = takenBy((value) => planSchema.safeParse(value).success);
    expect(byParser.length).toBeGreaterThan(0);
    expect(bySchema).toEqual(expect.arrayContaining(byParser));
    expect(bySchema.length).toBeLessThan(values.length);
  });
});

const read = (availability: number | string) => planSchema.parse({ ...plans[0], bars: { availability } }).bars;

describe('planSchema', () => {
  it('reads a percentage and a number as the same share', () => {
    expect(read('99.5 %')).toEqual(read(0.995));
    expect(read('99.5%')).toEqual(read(0.995));
  });
});
