import { describe, expect, it } from 'vitest';
import { componentKinds } from '../../model/stack.ts';
import { kindDescriptions } from '../../stack/descriptions.ts';

describe('the descriptions of the kinds', () => {
  it('are one for each kind', () => {
    expect(kindDescriptions.map(({ kind }) => kind)).toEqual(componentKinds);
  });

  it.each(kindDescriptions)('offer for $kind only choices of its text settings, the default among them', (kind) => {
    for (const [name, choices] of Object.entries(kind.choices)) expect(choices).toContain(kind.settings[name]);
    expect(kind.roles).toContain(kind.role ?? kind.roles[0]);
  });

  it.each(kindDescriptions)('limit for $kind only settings that are numbers, the default within the limits', (kind) => {
    for (const [name, [least, greatest]] of Object.entries(kind.ranges)) {
      expect(kind.settings[name]).toBeTypeOf('number');
      expect(kind.settings[name]).toBeGreaterThanOrEqual(least);
      expect(kind.settings[name]).toBeLessThanOrEqual(greatest);
    }
    expect(Object.keys(kind.settings)).toEqual(expect.arrayContaining(Object.keys(kind.ranges)));
  });
});
