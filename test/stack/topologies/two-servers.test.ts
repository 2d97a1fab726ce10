import { describe, expect, it } from 'vitest';
import { twoServers } from '../../../stack/topologies/two-servers.ts';

describe('two-servers', () => {
  it('sends writes to the primary only', () => {
    const written = twoServers.links.filter(({ operations = ['write'] }) => operations.includes('write'));
    expect(written.map(({ to }) => to)).not.toContain('replica.mariadb');
  });
});
