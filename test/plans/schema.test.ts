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
  ])('refuses %s', (_, change) => {
    expect(complaintsOf(schema, { ...plans[0], ...change })).not.toEqual([]);
  });
});

const read = (availability: number | string) => planSchema.parse({ ...plans[0], bars: { availability } }).bars;

describe('planSchema', () => {
  it('reads a percentage and a number as the same share', () => {
    expect(read('99.5 %')).toEqual(read(0.995));
    expect(read('99.5%')).toEqual(read(0.995));
  });
});
