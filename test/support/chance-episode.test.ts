import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { encodeSample } from '../../model/sample.ts';
import type { Cell } from '../../model/cell.ts';
import type { ForeignVerdict } from '../../model/foreign.ts';
import type { EvidenceRecord, Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import type { ChanceEpisode } from './chance-episode.ts';
import { chanceEpisode } from './chance-episode.ts';
import type { LooseEvent } from './foreign-evidence.ts';
import { counting, judgeText } from './foreign-evidence.ts';
import { loadStartAt } from './record-events.ts';

/** An episode with what was judged of it. */
interface Judged extends ChanceEpisode {
  readonly seed: number;
  readonly verdict: Verdict;
  readonly cells: readonly Cell[];
}

const judged: readonly Judged[] = Array.from({ length: 150 }, (_, seed) => {
  const episode = chanceEpisode(seed);
  const verdict = judge(episode.record);
  return Object.assign(episode, { seed, verdict, cells: cellsUnder(verdict) });
});

/** The cells of the fault. */
function cellsUnder({ cells }: Verdict): readonly Cell[] {
  return cells.filter(({ fault }) => fault !== 'sham');
}

/** All moments of a value later by so much. */
const later = (value: unknown, byMs: number): unknown =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'number' && one > 1e12 ? one + byMs : one));

/** A verdict as text, but for the moment at which its run began. */
const textOf = ({ run, ...verdict }: Verdict): string => JSON.stringify({ ...verdict, run: { ...run, startedAt: '' } });

/** How shortly before the healing nobody can tell a return: a few requests, and answers to them. */
const blindMs = ({ usual }: ChanceEpisode): number => 4 * usual.periodMs + 2 * usual.waitMs;

const names = ['static', 'read', 'write'];

const startsOf = (episode: number): readonly string[] => names.map((name) => `#start,${name},${loadStartAt(episode)}`);

/** The same requests and events, as they would be judged without their run. */
function judgedElsewhere({ plan, events, samples }: EvidenceRecord): ForeignVerdict {
  const [, { spof } = { spof: [] }] = plan.experiments;
  const told = events.map((event) => toldOf(event, spof));
  const lines = [...samples].flatMap(([episode, all]) => startsOf(episode).concat(all.map(encodeSample)));
  const { availability, failoverBudgetMs } = plan.bars;
  const bars = { availability, failoverBudgetMs, deadlineMs: plan.load.deadlineMs };
  return judgeText(told, counting(`${lines.join('\n')}\n`), { bars });
}

const isAct = (event: RunEvent): boolean => event.type === 'episode-started' && event.fault !== 'sham';

/** Who judges without the plan is told by the events what it expects. */
const toldOf = (event: RunEvent, spof: readonly string[]): LooseEvent => ({ ...event, ...(isAct(event) && { spof }) });

/** Seed and operation of the cells of which something is not so. */
const where = (isWrong: (cell: Cell, of: Judged) => boolean): readonly string[] =>
  judged.flatMap((one) =>
    one.cells.filter((cell) => isWrong(cell, one)).map(({ operation }) => `${one.seed} ${operation}`),
  );

/** How long a service was down at least, as far as requests can tell that were due a deadline before the healing. */
const longestMs = ({ down, healingMs, usual }: ChanceEpisode): number =>
  Math.max(0, ...down.map(([fromMs, toMs]) => Math.min(toMs, healingMs - 250 - 2 * usual.periodMs) - fromMs));

const lastMs = ({ down }: ChanceEpisode): number => Math.max(0, ...down.map(([, toMs]) => toMs));

const isWhole = ({ down, healingMs }: ChanceEpisode): boolean =>
  down.length === 1 && down[0]?.[0] === 0 && down[0][1] > healingMs;

/** How long it was down, where that was once, and for long enough for a deadline to tell; else nothing. */
const onlyMs = ({ down: [first = [0, 0], ...more] }: ChanceEpisode): number | undefined =>
  more.length === 0 && first[1] - first[0] >= 270 ? first[1] - first[0] : undefined;

/** Whether that length is not within the bracket of a cell. */
const isOutside = ({ outage }: Cell, one: Judged): boolean => {
  const lengthMs = onlyMs(one);
  if (!outage || lengthMs === undefined) return false;
  return outage.lengthLowMs > lengthMs + 1 || (outage.lengthHighMs ?? Infinity) < lengthMs - 1;
};

describe('of episodes made up by chance, of which the truth is known', () => {
  it('has many of each finding', () => {
    const findings = judged.flatMap(({ cells }) => cells.map(({ finding }) => finding));
    const counts = ['proven', 'refuted', 'unknown'].map((one) => findings.filter((finding) => finding === one).length);
    expect(Math.min(...counts)).toBeGreaterThan(20);
  });

  it('proves none that was back before the healing', () => {
    expect(where(({ finding }, one) => finding === 'proven' && lastMs(one) < one.healingMs - blindMs(one))).toEqual([]);
  });

  it('refutes none that was down for longer than the budget', () => {
    expect(where(({ finding }, one) => finding === 'refuted' && longestMs(one) > one.budgetMs)).toEqual([]);
  });

  it('proves what was down from the fault to the healing, and refutes what was not down at all', () => {
    expect(where(({ finding }, one) => isWhole(one) && finding !== 'proven')).toEqual([]);
    expect(where(({ finding }, { down }) => down.length === 0 && finding !== 'refuted')).toEqual([]);
  });

  it('has the length of the only outage within its bracket', () => {
    expect(where(isOutside)).toEqual([]);
  });

  it('gives the same bytes at another time', () => {
    for (const { record, verdict } of judged.slice(0, 20)) {
      const moved = judge({ ...record, events: later(record.events, 86_400_123) as readonly RunEvent[] });
      expect(textOf(moved)).toBe(textOf(verdict));
    }
  });

  it('is never contradicted by who judges the same requests without their run', () => {
    const elsewhere = new Map(judged.map(({ seed, record }) => [seed, judgedElsewhere(record).cells]));
    const isContradicted = ({ operation, finding, expectation }: Cell, { seed }: Judged): boolean => {
      const other = elsewhere.get(seed)?.find((cell) => cell.episode === 2 && cell.operation === operation);
      const both = new Set([expectation, other?.expectation]);
      return (finding === 'refuted' && other?.finding === 'proven') || (both.has('held') && both.has('broken'));
    };
    expect(where(isContradicted)).toEqual([]);
    const findings = new Set([...elsewhere.values()].flat().map(({ finding }) => finding));
    expect(findings).toEqual(new Set(['proven', 'unknown']));
  });
});
