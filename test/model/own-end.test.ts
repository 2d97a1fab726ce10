import { describe, expect, it } from 'vitest';
import { lacksItsEnd, truthsOf } from '../../model/own-end.ts';
import { cutVerdict } from '../support/cut-verdict.ts';
import { brokenProbe } from '../support/probe-verdict.ts';
import { troubledFixture, verdictFixture } from '../support/verdict-fixture.ts';
import { epochMs } from '../../model/units.ts';
import { judgeGate } from '../../verdict/gate/judge.ts';
import { updateBaseline } from '../../verdict/gate/update.ts';
import { historyLine } from '../../verdict/history/line.ts';
import { judge } from '../../verdict/judge.ts';
import { recordOf } from '../support/record.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

describe('a run without its own end', () => {
  it('is one that is worse than everything in it', () => {
    expect(new Set(truthsOf(cutVerdict()))).toEqual(new Set(['held']));
    expect(lacksItsEnd(cutVerdict())).toBe(true);
    expect(lacksItsEnd({ ...verdictFixture(), outcome: 'unknown', exitCode: 2 })).toBe(true);
  });

  it('is one with the exit code of a run that was cut beside another outcome', () => {
    expect(lacksItsEnd({ ...troubledFixture(), exitCode: 2 })).toBe(true);
    expect(lacksItsEnd({ ...verdictFixture(), exitCode: 2 })).toBe(true);
  });

  it.each([
    ['held', verdictFixture()],
    ['is broken by a cell', troubledFixture()],
    ['is broken by a probe', { ...verdictFixture(), probes: [brokenProbe], outcome: 'broken', exitCode: 1 } as const],
    ['has nothing in it', { ...verdictFixture(), cells: [], outcome: 'unknown', exitCode: 2 } as const],
  ])('is none that %s', (_, verdict) => {
    expect(lacksItsEnd(verdict)).toBe(false);
  });
});

const whole = recordOf({ episodes: [{ target: 'server1', fault: 'stop' }] });
const lost = recordOf({ episodes: [{ target: 'server1', fault: 'stop', shape: downUntilHealed }] });
const after = epochMs(Math.max(...whole.events.map(({ at }) => at)) + 1000);
const stop = {
  type: 'run-interrupted',
  at: after,
  signal: 'the deadline of 5m',
  during: 'lowering the stack',
} as const;

const lineOf = ({ events, ...record }: typeof whole, ...more: readonly (typeof stop)[]) =>
  historyLine(judge({ ...record, events: [...events, ...more] }));

describe('a run that was cut after its last episode', () => {
  it('is known by its line: unknown although nothing in it is, or broken with the exit code of unknown', () => {
    expect([lineOf(whole), lineOf(whole, stop), lineOf(lost), lineOf(lost, stop)].map(lacksItsEnd)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('passes no gate, with every cell as accepted', () => {
    const { baseline } = updateBaseline(undefined, lineOf(whole));
    expect(judgeGate(baseline, lineOf(whole)).outcome).toBe('held');
    const gate = judgeGate(baseline, lineOf(whole, stop));
    expect(gate).toMatchObject({ outcome: 'unknown', exitCode: 2, passed: 3, all: 3 });
    expect(gate.lines.map(({ key, kind }) => [key, kind])).toEqual([['the run', 'unknown']]);
  });

  it('stays broken where it broke', () => {
    const { baseline } = updateBaseline(undefined, lineOf(whole));
    expect(judgeGate(baseline, lineOf(lost, stop)).outcome).toBe('broken');
  });
});
