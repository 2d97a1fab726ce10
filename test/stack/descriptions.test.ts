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
});
