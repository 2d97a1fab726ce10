import { describe, expect, it } from 'vitest';
import { pageLines } from '../../../scripts/by-hand/page.ts';
import { stateFixture } from '../../support/state-fixture.ts';

const of = (change: Parameters<typeof stateFixture>[0] = {}, fault: string | null = null): readonly string[] => {
  const state = stateFixture(change);
  const other = { ...stateFixture().visit, server: 'server2' };
  return pageLines({ stack: 'two-servers', state, visits: [other, other, state.visit], fault });
};

describe('the page of a lab', () => {
  it('says who serves, who has the address, who balances, who takes writes, and what runs', () => {
    expect(of()).toEqual([
      'two-servers, looked at 12:00:00.0 UTC',
      '',
      '  answers      server1 1 of 3, server2 2 of 3; the last took 3 ms (replica)',
      '  vip          is on balancer1',
      '  balancer     app/server1 UP   app/server2 UP',
      '  primary      takes writes',
      '  replica      is read-only, follows primary.mariadb, 0 transactions behind',
      '  components   all 3 run',
      '  fault        none',
    ]);
  });

  it('marks every line in which something is wrong by a sign, not by colour', () => {
    const well = stateFixture();
    const lines = of(
      {
        visit: { ...well.visit, status: 0, server: '' },
        addresses: [{ name: 'vip', on: [] }],
        servers: [{ ...well.servers[0]!, state: 'DOWN' }],
        databases: [{ ...well.databases[1]!, writable: null, behind: null }],
        components: [{ name: 'server1.nginx', state: 'absent', listening: false }],
      },
      'stop server1',
    );
    expect(lines.slice(2).filter((line) => !line.startsWith('! '))).toEqual([]);
    expect(lines.at(-1)).toBe('! fault        stop server1');
    expect(lines[2]).toBe('! answers      nobody 1 of 3, server2 2 of 3');
  });

  it('calls an error by its status, and who gave it no server', () => {
    const { visit } = stateFixture();
    expect(of({ visit: { ...visit, status: 503 } })[2]).toBe('! answers      server2 2 of 3, status 503 1 of 3');
  });

  it('lets no name act on the terminal', () => {
    const { visit } = stateFixture();
    expect(of({ visit: { ...visit, server: '\u001b[2Jx' } }).join('')).not.toContain('\u001b');
  });
});
