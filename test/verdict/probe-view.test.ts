import { describe, expect, it } from 'vitest';
import type { Observation } from '../../model/observation.ts';
import { markedDown } from '../../verdict/probe-view.ts';
import { probeJudges } from '../../verdict/probes/index.ts';
import { balanced, factsOf, faultSeen, visitsSeen } from '../support/probe-facts.ts';

/** A balancer's view of a server changed, by its host's name or by that of a user's own configuration. */
const saw = (server: string, state: string, atMs: number): Observation => ({
  kind: 'view',
  balancer: 'balancer.haproxy',
  server: `app/${server}`,
  state,
  atMs,
});
const flap = (server: string, fromMs: number, toMs: number) => [saw(server, 'DOWN', fromMs), saw(server, 'UP', toMs)];

/** A second of requests from a moment on. */
const asked = (part: string, fromMs: number) => visitsSeen(part, 100, (place) => ({ atMs: fromMs + place * 10 }));

/** server1 is stopped from 0.95 s to 5.1 s; asked before, under the fault, and afterwards. */
const parts = [asked('before', -100), asked('during', 2500), asked('after', 7000), ...faultSeen('stop', 'server1')];

const reasonOf = (...views: readonly Observation[]) => markedDown(factsOf([...parts, ...views]))?.reasons[0];

describe('markedDown', () => {
  it('is of a server to which nothing was done, whether before, under or after the fault of another', () => {
    expect(reasonOf(...flap('server2', 300, 400))).toEqual({
      reason: 'disturbed',
      detail: 'balancer.haproxy saw app/server2 DOWN, to which nothing was done then',
    });
    expect(reasonOf(...flap('server2', 3000, 3100))?.reason).toBe('disturbed');
    expect(reasonOf(saw('server2', 'MAINT', 1500))?.reason).toBe('disturbed');
  });

  it('is of the target itself before its fault, and when users are asked again afterwards', () => {
    expect(reasonOf(...flap('server1', 300, 400))?.reason).toBe('disturbed');
    expect(reasonOf(...flap('server1', 1200, 7200))?.reason).toBe('disturbed');
    expect(reasonOf(...flap('server1', 1200, 5400), ...flap('server1', 7500, 7600))?.reason).toBe('disturbed');
  });

  it('is nothing of the target while its fault lasts, and of nobody while nobody asks', () => {
    expect(reasonOf(...flap('server1', 1200, 5400))).toBeUndefined();
    expect(reasonOf(...flap('server2', 5000, 6000))).toBeUndefined();
    expect(reasonOf(saw('server2', 'no', 3000))).toBeUndefined();
    expect(reasonOf()).toBeUndefined();
  });

  it('reckons with views that were read late, but with none of a fault before it', () => {
    expect(reasonOf(...flap('server2', 3600, 3700))?.reason).toBe('disturbed');
    expect(reasonOf(...flap('server2', 3800, 3900))).toBeUndefined();
    expect(reasonOf(...flap('server1', 1000, 5400))).toBeUndefined();
  });

  it('takes a server with a name of the user’s own for the target, as long as its fault lasts', () => {
    expect(reasonOf(...flap('web-a', 1200, 5400))).toBeUndefined();
    expect(reasonOf(...flap('web-a', 300, 400))?.reason).toBe('disturbed');
  });

  it('counts the target’s as well where that is asked for', () => {
    const facts = factsOf([...parts, ...flap('server1', 3000, 3100)]);
    expect(markedDown(facts)).toBeNull();
    expect(markedDown(facts, 'target')?.verdict).toBe('unknown');
  });

  it('needs no fault', () => {
    expect(markedDown(factsOf([asked('all', 0), ...flap('server1', 300, 400)]))?.verdict).toBe('unknown');
  });
});

describe('probes that ask how users are shared out', () => {
  const stack = { ...balanced('server2') };
  it.each([
    ['serving-order', 'all'],
    ['serving-shares', 'all'],
    ['stickiness', 'before'],
    ['follows-load', 'before'],
    ['standby', 'before'],
    ['more-servers', 'all'],
    ['passive-capacity', 'all'],
    ['survivor-load', 'all'],
  ])('%s is unknown where a balancer took a server for down that nobody had touched', (id, part) => {
    const seen = [asked(part, -100), ...faultSeen('stop', 'server1'), ...flap('server2', 300, 400)];
    const found = probeJudges.find((judge) => judge.id === id)?.judge(factsOf(seen, stack));
    expect(found).toMatchObject({ verdict: 'unknown', reasons: [{ reason: 'disturbed' }] });
  });
});
