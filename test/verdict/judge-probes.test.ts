import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { ProbePlan } from '../../model/plan.ts';
import { epochMs } from '../../model/units.ts';
import { judge } from '../../verdict/judge.ts';
import { judgeProbes } from '../../verdict/judge-probes.ts';
import { held } from '../../verdict/probe-finding.ts';
import type { ProbeJudge } from '../../verdict/probe.ts';
import { balanced, visitsSeen } from '../support/probe-facts.ts';
import { cleanSham, recordOf } from '../support/record.ts';

const at = epochMs(1_800_000_000_500);
const observation = visitsSeen('all', 60);
const started: RunEvent = { type: 'probe-started', at, place: 1, probe: 'serving-order' };
const saw: RunEvent = { type: 'probe-saw', at, place: 1, observation };
const ended: RunEvent = { type: 'probe-ended', at: epochMs(at + 900), place: 1 };
const whole = [started, saw, ended];
const failed = (act: 'steady' | 'gather'): RunEvent => ({ type: 'probe-failed', at, place: 1, act, because: 'x' });

const planned = (probe: Partial<ProbePlan>): ProbePlan => ({ probe: 'serving-order', expected: 'held', ...probe });

const recordWith = (events: readonly RunEvent[], ...probes: readonly Partial<ProbePlan>[]) => {
  const wanted = (probes.length === 0 ? [{}] : probes).map(planned);
  const record = recordOf({ episodes: [], plan: (plan) => ({ ...plan, probes: wanted }), events });
  return { ...record, stack: balanced() };
};
const judged = (events: readonly RunEvent[], judges?: readonly ProbeJudge[]) => {
  const [first] = judgeProbes(recordWith(events), judges);
  return [first?.verdict, first?.reasons[0]?.reason];
};

describe('the judgement of probes', () => {
  it('is the judge’s, when the journal holds the whole of it', () => {
    expect(judged(whole)).toEqual(['held', undefined]);
  });

  it('is unknown for a probe that never took place, broke off, or failed', () => {
    expect(judged([])).toEqual(['unknown', 'not-gathered']);
    expect(judged([started, saw])).toEqual(['unknown', 'not-gathered']);
    expect(judged([started, saw, failed('gather'), ended])).toEqual(['unknown', 'not-gathered']);
    expect(judged([started, failed('steady')])).toEqual(['unknown', 'not-steady']);
  });

  it('is unknown when a component crashed, the run was stopped, or the watchdog acted meanwhile', () => {
    const within = epochMs(at + 100);
    const exit = { component: 'server1.app', code: 1, signal: null } as const;
    const crash: RunEvent = { type: 'component-exited', at: within, ...exit, intended: false };
    const stopped: RunEvent = { type: 'run-interrupted', at: within, signal: 'SIGINT' };
    const lifted: RunEvent = {
      type: 'watchdog-lifted',
      at: within,
      episode: -1,
      fault: 'stop',
      target: 'server1',
      limitMs: 1000,
      did: ['started it'],
    };
    expect(judged([...whole, crash])).toEqual(['unknown', 'crashed-uninjected']);
    expect(judged([...whole, { ...crash, intended: true }])).toEqual(['held', undefined]);
    expect(judged([...whole, { ...crash, at: epochMs(at + 2000) }])).toEqual(['held', undefined]);
    expect(judged([...whole, { ...crash, lane: 2 }])).toEqual(['held', undefined]);
    expect(judged([...whole, stopped])).toEqual(['unknown', 'interrupted']);
    expect(judged([...whole, lifted])).toEqual(['unknown', 'watchdog-lifted']);
  });

  it('is unknown when the judge throws', () => {
    const clumsy: ProbeJudge = {
      id: 'serving-order',
      statement: 'Anything.',
      why: '',
      judge: () => {
        throw new Error('division by zero');
      },
    };
    expect(judged(whole, [clumsy])).toEqual(['unknown', 'check-failed']);
  });

  it('keeps each probe to its own observations, in the order of the plan', () => {
    const seen: number[] = [];
    const counting: ProbeJudge = {
      id: 'serving-order',
      statement: 'Anything.',
      why: '',
      judge: (facts) => (seen.push(facts.seen.length), held([])),
    };
    const second = whole.map((event): RunEvent => Object.assign({}, event, { place: 2 }));
    judgeProbes(recordWith([...whole, saw, ...second], {}, { target: 'server1' }), [counting]);
    expect(seen).toEqual([2, 1]);
  });
});

describe('what a plan expects of a probe', () => {
  it.each([
    ['held', whole, 'held'],
    ['broken', whole, 'broken'],
    ['held', [started], 'unknown'],
    ['broken', [started], 'unknown'],
  ] as const)('%s, is compared with the verdict, and unknown never passes', (expected, events, expectation) => {
    expect(judgeProbes(recordWith(events, { expected }))[0]?.expectation).toBe(expectation);
  });

  it('decides the outcome of the run together with the cells', () => {
    const [fine, wrong] = (['held', 'broken'] as const).map((expected) => judge(recordWith(whole, { expected })));
    expect([fine?.outcome, wrong?.outcome]).toEqual(['held', 'broken']);
    expect(wrong?.exitCode).toBe(1);
    expect(judge(recordOf({ episodes: [cleanSham] })).probes).toBeUndefined();
  });
});
