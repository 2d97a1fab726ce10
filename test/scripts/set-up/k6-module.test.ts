import { describe, expect, it } from 'vitest';
import { k6Pin, pinOf } from '../../../scripts/set-up/k6-module.ts';
import { isAtLeast } from '../../../scripts/set-up/version.ts';

describe('pinOf', () => {
  it('reads the pin from a block and from a line of its own', () => {
    const block = 'module m\n\ngo 1.25.0\n\nrequire (\n\tgo.k6.io/k6/v2 v2.2.0 // indirect\n)\n';
    expect(pinOf(block)).toEqual({ k6: 'v2.2.0', go: '1.25.0' });
    expect(pinOf('go 1.26\nrequire go.k6.io/k6/v2 v2.3.0\n')).toEqual({ k6: 'v2.3.0', go: '1.26' });
  });

  it('refuses a module without k6', () => {
    expect(() => pinOf('module m\n\ngo 1.25.0\n')).toThrow('does not pin k6');
  });
});

describe('k6Pin', () => {
  it('pins a k6 that set-up itself would accept', () => {
    expect(isAtLeast(k6Pin().k6.slice(1), '2.0')).toBe(true);
  });
});
