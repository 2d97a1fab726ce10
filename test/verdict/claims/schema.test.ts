import { describe, expect, it } from 'vitest';
import { claimsJsonSchema, claimsSchema, judgeClaims } from '../../../verdict/claims/index.ts';
import { serializeVerdict } from '../../../verdict/index.ts';
import { claimsRecord } from '../../support/claims-fixture.ts';

describe('claims.json', () => {
  it('is what its schema says, as it is written and read back', () => {
    const verdict = judgeClaims(claimsRecord());
    const read: unknown = JSON.parse(serializeVerdict(verdict));
    expect(claimsSchema.parse(read)).toEqual(verdict);
  });

  it('has a schema that is published by name', () => {
    expect(claimsJsonSchema()).toMatchObject({ title: 'spofproof/claims@1', type: 'object' });
  });
});
