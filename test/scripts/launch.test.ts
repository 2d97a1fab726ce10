import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeFlags, stripsTypes } from '../../scripts/launch.mjs';

describe('stripsTypes', () => {
  it.each(['22.18.0', '22.21.1', '23.6.0', '24.0.0', '26.12.0'])('lets Node %s run the sources itself', (version) => {
    expect(stripsTypes(version)).toBe(true);
  });

  it.each(['18.20.4', '20.20.2', '22.17.1', '23.5.0', ''])(
    'sends "%s" on to the Node of the npm packages',
    (version) => {
      expect(stripsTypes(version)).toBe(false);
    },
  );
});

describe('the flags of Node', () => {
  const flags = nodeFlags.join(' ');

  it('are the same however the command is started', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts['spofproof']).toBe(`node ${flags} scripts/spofproof.mjs`);
    expect(readFileSync('scripts/spofproof.mjs', 'utf8').split('\n')[0]).toBe(`#!/usr/bin/env -S node ${flags}`);
  });
});
