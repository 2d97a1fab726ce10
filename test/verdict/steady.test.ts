import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import type { SteadyQuestion } from '../../verdict/steady.ts';
import { judgeSteady } from '../../verdict/steady.ts';
import { planOf } from '../support/record-plan.ts';
import { samplesOf } from '../support/record-samples.ts';
import type { Shape } from '../support/record-shapes.ts';
import { refusedBetween } from '../support/record-shapes.ts';

const { load, bars } = planOf([]);

const both = ['server1', 'server2'];
const servers = { static: both, read: both, write: both };

const ask = (shape: Shape, changes: Partial<SteadyQuestion> = {}): readonly string[] => {
  const samples = samplesOf(planOf([]), shape, '').filter(({ beganMs }) => beganMs < 5000);
  return judgeSteady({ samples, load, bars, fromMs: 1000, toMs: 4700, servers, ...changes });
};

const only = (samples: readonly Sample[], keeps: (sample: Sample) => boolean): readonly Sample[] =>
  samples.filter(keeps);

/** One of twenty iterations begins 30 ms late. */
const late = (sample: Sample): Sample =>
  sample.iteration % 20 === 3 ? { ...sample, beganMs: sample.beganMs + 30 } : sample;

const returning = (sample: Sample): Sample => ({ ...sample, arm: 'returning' });
const unanswered = (sample: Sample): Sample => ({ ...sample, status: 0, error: 1220, valid: false });

describe('judgeSteady', () => {
  it('has nothing to say of a steady state, while requests are still under way', () => {
    expect(ask(() => ({}))).toEqual([]);
  });

  it('names the operation, its share and the bar', () => {
    const missing = ask((asked) => (asked.operation === 'read' ? refusedBetween(-3000, -2800)(asked) : {}));
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatch(/^read: 94\.\d+ % of 370 slots .* were good, the bar is 99 %$/);
  });

  it('counts slots without an answer as bad, so that a silent generator is never steady', () => {
    expect(ask(() => ({}), { samples: [] })[0]).toBe(
      'static: 0 % of 370 slots (0 % to 0.807 %) were good, the bar is 99 %; 370 have no answer',
    );
    const samples = only(
      samplesOf(planOf([]), () => ({}), ''),
      ({ iteration }) => iteration % 25 !== 0,
    );
    expect(ask(() => ({}), { samples })[0]).toMatch(/have no answer$/);
  });

  it('looks at the main arm alone: returning users neither help nor harm', () => {
    const main = samplesOf(planOf([]), () => ({}), '').filter(({ beganMs }) => beganMs < 5000);
    const failing = main.map(returning).map(unanswered);
    expect(ask(() => ({}), { samples: [...main, ...failing] })).toEqual([]);
    expect(ask(() => ({}), { samples: main.map(returning) })[0]).toMatch(/have no answer$/);
  });

  it('asks no server for an operation that never reaches it', () => {
    const pinned = ask(({ operation }) => (operation === 'write' ? { server: 'server1' } : {}), {
      servers: { ...servers, write: ['server1'] },
    });
    expect(pinned).toEqual([]);
  });

  it('wants every server to have answered every operation', () => {
    expect(ask(({ operation }) => (operation === 'static' ? { server: 'server1' } : {}))).toEqual([
      'static: server2 gave no good answer',
    ]);
  });

  it('wants slots enough for the bar', () => {
    expect(ask(() => ({}), { toMs: 3000 })[0]).toBe('static: 200 slots are too few for a bar of 99 %, which takes 299');
  });

  it('finds as many slots in a window as its length holds, wherever it begins', () => {
    expect(ask(() => ({}), { fromMs: 1003, toMs: 3993 })).toEqual([]);
  });

  it('wants a generator on time', () => {
    const samples = samplesOf(planOf([]), () => ({}), '').map(late);
    expect(ask(() => ({}), { samples })).toContain('write: requests are begun up to 30 ms late, the bar is 20 ms');
  });

  it('does not ask for an operation without a rate', () => {
    const quiet = { ...load, ratePerSecond: { ...load.ratePerSecond, write: 0 as typeof load.ratePerSecond.write } };
    const samples = only(
      samplesOf(planOf([]), () => ({}), ''),
      ({ operation }) => operation !== 'write',
    );
    expect(ask(() => ({}), { samples, load: quiet })).toEqual([]);
  });
});
