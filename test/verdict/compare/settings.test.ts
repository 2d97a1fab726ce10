import { describe, expect, it } from 'vitest';
import { differencesOf, unlikeOf } from '../../../verdict/compare/settings.ts';
import { lineFixture } from '../../support/history-fixture.ts';

const a = lineFixture(1);
const changed = (change: Parameters<typeof lineFixture>[1]) => differencesOf(a, lineFixture(2, change));

describe('what was not the same before anything was measured', () => {
  it('is nothing for two runs of the same', () => {
    expect(changed({})).toEqual([]);
  });

  it('is a setting with both values, and not the plan as a whole beside it', () => {
    const settings = { ...a.settings, 'load.deadlineMs': 100 };
    expect(changed({ settings, planHash: 'x' })).toEqual([{ what: 'load.deadlineMs', a: '250', b: '100' }]);
  });

  it('is the experiments where no number differs', () => {
    expect(changed({ planHash: 'x' }).map(({ what }) => what)).toEqual(['experiments of the plan']);
  });

  it('is the component that was changed, or added', () => {
    const components = { ...a.stack.components, 'server1.nginx': 'x', 'cache.varnish': 'y' };
    expect(changed({ stack: { ...a.stack, hash: 'z', components } })).toEqual([
      { what: 'component server1.nginx', a: a.stack.components['server1.nginx'], b: 'x' },
      { what: 'component cache.varnish', a: 'absent', b: 'y' },
    ]);
  });

  it('is what lies around the components where they are the same', () => {
    expect(changed({ stack: { ...a.stack, hash: 'z' } }).map(({ what }) => what)).toEqual([
      'stack around its components',
    ]);
  });

  it('is the name of another stack, without a word on each of its components', () => {
    const stack = { name: 'hardened', hash: 'z', components: {} };
    expect(changed({ stack })).toEqual([{ what: 'stack', a: 'two-servers', b: 'hardened' }]);
  });

  it('is a program of another version, and another machine', () => {
    const [versions, host] = [
      { ...a.versions, haproxy: '2.8.3' },
      { ...a.host, processors: 8 },
    ];
    expect(changed({ versions, host })).toEqual([
      { what: 'version of haproxy', a: '2.6.12', b: '2.8.3' },
      { what: 'host processors', a: '2', b: '8' },
    ]);
  });
});

describe('numbers of two runs', () => {
  it('measure the same whatever the rate', () => {
    expect(unlikeOf(a, lineFixture(2, { settings: { ...a.settings, 'load.ratePerSecond.read': 10 } }))).toEqual([]);
  });

  it('measure different things with another deadline', () => {
    const other = lineFixture(2, { settings: { ...a.settings, 'load.deadlineMs': 100 } });
    expect(unlikeOf(a, other)).toEqual(['load.deadlineMs is 250 and 100']);
  });
});
