import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lab } from '../../stack/lab.ts';
import { steadyState } from '../../stack/steady.ts';
import { pair, pairSite } from '../support/pair.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools } from '../support/site.ts';
import { toldView } from '../support/told-view.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const csv = '# pxname,svname,status\napp,server1,UP\napp,server2,DOWN\n';
let view: Awaited<ReturnType<typeof toldView>>;
beforeAll(async () => void (view = await toldView(pairSite('balancer1.haproxy'), csv)));
afterAll(() => view.close());

/** A lab in which the first balancer has the address; so many looks for it fail before one succeeds. */
function labWith(failing = 0): Lab {
  let looks = 0;
  const shell = recordingShell((argv) => {
    const isHolder = argv[1]?.endsWith('balancer1') === true;
    return looks++ < failing ? { code: 1, stderr: 'fork failed' } : { stdout: isHolder ? 'inet 198.18.0.200/24' : '' };
  });
  return { spec: pair, tools: noTools, clock: virtualClock(), shell } as Partial<Lab> as Lab;
}

describe('the steady state', () => {
  it('is none while the balancer that has the address sees a server down', async () => {
    expect(await steadyState(labWith(), [view.balancer])).toEqual(['balancer1.haproxy sees app/server2 DOWN']);
  });

  it('is none while nobody knows which balancer has the address', async () => {
    expect(await steadyState(labWith(1), [view.balancer])).toEqual([
      expect.stringMatching(/^the balancers in charge could not be looked at: /),
    ]);
  });
});
