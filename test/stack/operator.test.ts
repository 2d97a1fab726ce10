import { describe, expect, it } from 'vitest';
import { appSettings } from '../../stack/kinds/app.ts';
import { repointed } from '../../stack/operator.ts';
import { siteOf } from '../support/site.ts';

describe('an application after a promotion', () => {
  const site = siteOf('server1.app');
  const after = appSettings({ ...site, stack: repointed(site.stack, 'primary.mariadb', 'replica.mariadb') });

  it('calls the new primary for everything', () => {
    expect(after.writer?.name).toBe('replica.mariadb');
    expect(after.writer?.address).toBe(appSettings(site).replicas[0]?.address);
    expect(after.primaries).toEqual([after.writer]);
    expect(after.replicas).toEqual([]);
  });

  it('keeps its own settings', () => {
    expect(after).toMatchObject({ server: 'server1', listen: appSettings(site).listen });
  });
});
