import { describe, expect, it } from 'vitest';
import { openRoster } from '../../../stack/watchdog/roster.ts';
import { startOf } from '../../support/component-start.ts';

describe('the roster', () => {
  it('knows the latest process of a component', () => {
    const roster = openRoster();
    roster.note(startOf('server1.nginx', 7));
    roster.note(startOf('server1.nginx', 8));
    expect(roster.find('server1.nginx')?.pid).toBe(8);
  });

  it('takes no helper for the component that it works on', () => {
    const roster = openRoster();
    roster.note({ ...startOf('server1.nginx', 9), helper: 'duty-cycle' });
    expect(roster.find('server1.nginx')).toBeUndefined();
    expect(roster.find('server1.nginx', 'duty-cycle')?.pid).toBe(9);
    expect(roster.find('server1.nginx', 'slot-holder')).toBeUndefined();
  });
});
