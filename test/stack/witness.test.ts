import { describe, expect, it } from 'vitest';
import { componentNamed } from '../../stack/kinds/kind.ts';
import { testimonyOf, witnesses } from '../../stack/witness.ts';
import { siteOf } from '../support/site.ts';
import { serving, toldView } from '../support/told-view.ts';
import { twoOnAHost } from '../support/two-on-a-host.ts';

const labels = new Set(['server1']);
const says = (states: Readonly<Record<string, string>>) =>
  testimonyOf('balancer.haproxy', new Map(Object.entries(states)), labels);

describe('a balancer as witness', () => {
  it('misses a server as soon as one of its backends does', () => {
    expect(says({ 'static/server1': 'UP', 'app/server1': 'DOWN', 'app/server2': 'UP' })).toEqual([
      { what: "balancer.haproxy's own view", seen: 'static/server1 UP, app/server1 DOWN', missesTarget: true },
    ]);
  });

  it('that does not check its servers misses nobody', () => {
    expect(says({ 'app/server1': 'no check' })).toMatchObject([{ seen: 'app/server1 no check', missesTarget: false }]);
    expect(says({ 'app/server1': 'no' })).toMatchObject([{ missesTarget: false }]);
  });

  it('has nothing to say of a target that is none of its servers', () => {
    expect(says({ 'app/server2': 'DOWN' })).toEqual([]);
  });
});

const siteIn = (name: string) => ({
  ...siteOf('balancer.haproxy'),
  stack: twoOnAHost,
  component: componentNamed(twoOnAHost, name),
});

describe('the witnesses of a target', () => {
  it('know each of two servers on one host by its own name', async () => {
    const csv = '# pxname,svname,status,type\napp,one,DOWN,2\napp,two,UP,2\n';
    const { balancer, close } = await toldView(siteIn('balancer.haproxy'), csv);
    const asked = async (name: string) => witnesses([balancer], [serving(siteIn(name))]);
    try {
      expect(await asked('one')).toMatchObject([{ seen: 'app/one DOWN', missesTarget: true }]);
      expect(await asked('two')).toMatchObject([{ seen: 'app/two UP', missesTarget: false }]);
    } finally {
      close();
    }
  });

  it("are asked for no view that a configuration of the user's own does not tell", async () => {
    const site = siteIn('balancer.haproxy');
    const files = { 'haproxy.cfg': 'frontend site\n  bind :80\n' };
    const silent = serving({ ...site, dir: '/nowhere', component: { ...site.component, files } });
    const telling = serving({ ...site, dir: '/nowhere' });
    const one = serving(siteIn('one'));
    expect(await witnesses([silent], [one])).toEqual([]);
    expect(await witnesses([telling], [one])).toMatchObject([{ seen: expect.stringMatching(/^no answer/) }]);
  });
});
