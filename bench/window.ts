import { decodeSample } from '../model/sample.ts';
import type { ToolPaths } from '../model/tools.ts';
import { defaults } from '../plans/defaults.ts';
import type { Interruption } from '../verdict/outage.ts';
import type { SlotTable } from '../verdict/slots.ts';
import { layOut } from '../verdict/slots.ts';
import type { Windows, WindowsAsked } from './inside/window.ts';
import type { Figure, FigureKind } from './figure.ts';
import { keptWord } from './figure.ts';
import { inside } from './inside.ts';
import { longestIn } from './longest.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

/** Begin of an outage, from the start of the load, and its length. */
interface Edges {
  readonly fromMs: number;
  readonly lengthMs: number;
}

const nowhere: Edges = { fromMs: Number.NaN, lengthMs: Number.NaN };

const ratePerSecond = 200;
const acts = 40;
const periodMs = 1000 / ratePerSecond;

/** What is measured: a verb, how long, what our judge says of it, and by what it is held. */
interface Trial extends Pick<WindowsAsked, 'act' | 'downMs' | 'probe' | 'proberMs'> {
  readonly title: string;
  readonly how: string;
  readonly boundMs: number;
  /** The outage as our judge reports it. */
  edgesOf(felt: Interruption): Edges;
  /** The outage as it was. */
  truthOf(seen: Windows, act: Windows['acts'][number]): Edges;
}

/** Each edge lies within the bracket of the judge; the middle is the best guess. */
const killed: Trial = {
  act: 'kill',
  downMs: 400,
  probe: 'knock',
  proberMs: 2,
  title: 'Error of the outage window: a kill',
  how: 'Truth: from the first to the last connection refused to a prober that opens one every 2 ms.',
  boundMs: periodMs + 2,
  edgesOf: ({ goodBeforeMs, startMs, lowMs, highMs }) => ({
    fromMs: (goodBeforeMs + startMs) / 2,
    lengthMs: (lowMs + highMs) / 2,
  }),
  truthOf: ({ startedAt, truth }, { fromAt, toAt }) => {
    const { fromMs, lengthMs } = refusedBetween(asksOf(truth), fromAt - nearMs, toAt + nearMs);
    return { fromMs: fromMs - startedAt, lengthMs };
  },
};

/** Around the moments that we noted for an act: reaping a process takes some milliseconds, and so does becoming ready. */
const nearMs = 100;

/**
 * From the first request that a freeze made late, for as long as no answer came. The balancer takes tens of milliseconds after
 * its SIGCONT until anybody is answered, and nobody but another client knows how long that was.
 */
const frozen: Trial = {
  act: 'pause',
  downMs: 2500,
  probe: 'watch',
  proberMs: 5,
  title: 'Error of the outage window: a freeze of 2.5 s',
  how:
    'The first affected request, and the time without an answer. Truth: the SIGSTOP, and the time without an answer to a ' +
    'prober that asks every 5 ms, whatever became of what it asked before.',
  boundMs: periodMs + 10,
  edgesOf: ({ startMs, silentMs }) => ({ fromMs: startMs, lengthMs: silentMs }),
  truthOf: ({ startedAt, truth }, { fromAt, toAt }) => {
    const asks = asksOf(truth);
    const lastAt = Math.max(
      ...asks.filter(({ endedAt, good }) => good && endedAt < toAt).map(({ endedAt }) => endedAt),
    );
    return { fromMs: fromAt - startedAt, lengthMs: firstEnd(asks, toAt) - lastAt };
  },
};

/** Error of the outage window over forty kills, and over forty freezes. */
export const windows: readonly ((tools: ToolPaths) => Promise<Part>)[] = [killed, frozen].map(
  (trial) => (tools) => measure(trial, tools),
);

async function measure(trial: Trial, tools: ToolPaths): Promise<Part> {
  const { act, downMs, probe, proberMs, boundMs } = trial;
  const asked: WindowsAsked = { act, acts, downMs, ratePerSecond, probe, proberMs };
  const seen = await inside<Windows>('window', tools, asked);
  const table = tableOf(seen);
  const pairs = seen.acts.map((one, index) => ({
    judged: judgedEdges(trial, table, seen, index),
    truth: trial.truthOf(seen, one),
  }));
  const errors = (pick: (edges: Edges) => number): number[] =>
    pairs.map(({ judged, truth }) => Math.abs(pick(judged) - pick(truth)));
  const edges: readonly (readonly [edge: string, errors: readonly number[]])[] = [
    ['begin', errors(({ fromMs }) => fromMs)],
    ['end', errors(({ fromMs, lengthMs }) => fromMs + lengthMs)],
    ['length', errors(({ lengthMs }) => lengthMs)],
  ];
  return {
    title: trial.title,
    how: `${acts} times, ${ratePerSecond} slots/s; ms (min / median / max). ${trial.how} Bound: ${boundMs} ms in 95 %.`,
    head: ['edge', 'absolute error', `within ${boundMs} ms`],
    rows: edges.map(([edge, list]) => [edge, spreadText(list, 1), withinOf(list, edge, boundMs).text]),
    figures: edges.flatMap(([edge, list]) => [
      figureOf({ name: `${edge}, error`, unit: 'ms', better: 'lower' }, list),
      withinOf(list, edge, boundMs).figure,
    ]),
  };
}

/** How many errors of an edge are within the bound: as a figure, and as it is drawn, with whether that keeps the promise. */
export function withinOf(errors: readonly number[], edge: string, boundMs: number): { figure: Figure; text: string } {
  const count = errors.filter((error) => error <= boundMs).length;
  const kind: FigureKind = { name: `${edge}, within ${boundMs} ms`, unit: 'share', better: 'higher', bound: 0.95 };
  const figure = figureOf(kind, [count / errors.length]);
  return { figure, text: `${count} of ${errors.length}: ${keptWord(figure)}` };
}

/** One question of the prober. */
interface Ask {
  readonly askedAt: number;
  readonly endedAt: number;
  readonly good: boolean;
}

const asksOf = (truth: string): readonly Ask[] =>
  truth
    .trim()
    .split('\n')
    .map((line) => {
      const [askedAt = Number.NaN, endedAt = Number.NaN, good] = line.split(',').map(Number);
      return { askedAt, endedAt, good: good === 1 };
    });

/** Each edge lies between a question that was taken and the one next to it that was refused; the middle is the best guess. */
function refusedBetween(asks: readonly Ask[], fromAt: number, untilAt: number): Edges {
  const near = asks
    .filter(({ askedAt }) => askedAt > fromAt && askedAt < untilAt)
    .toSorted((a, b) => a.askedAt - b.askedAt);
  const [first, last] = [near.findIndex(({ good }) => !good), near.findLastIndex(({ good }) => !good)];
  const edge = (place: number): number =>
    ((near[place]?.askedAt ?? Number.NaN) + (near[place + 1]?.askedAt ?? Number.NaN)) / 2;
  return { fromMs: edge(first - 1), lengthMs: edge(last) - edge(first - 1) };
}

/** The first good answer from a moment on. */
const firstEnd = (asks: readonly Ask[], fromAt: number): number =>
  Math.min(...asks.filter(({ endedAt, good }) => good && endedAt >= fromAt).map(({ endedAt }) => endedAt));

function tableOf({ samples, durationMs }: Windows): SlotTable {
  const { timeoutMs, deadlineMs } = defaults;
  const all = samples.split('\n').flatMap((line) => decodeSample(line) ?? []);
  return layOut(all, { ratePerSecond, durationMs, timeoutMs, deadlineMs, endedByItself: true });
}

/** The judge's own window, told that nobody healed: the balancer came back while the episode went on. */
function judgedEdges(
  trial: Trial,
  table: SlotTable,
  { acts: done, startedAt, durationMs }: Windows,
  act: number,
): Edges {
  const aheadMs = 20;
  const fromMs = (done[act]?.fromAt ?? 0) - startedAt - aheadMs;
  const untilMs = (done[act + 1]?.fromAt ?? startedAt + durationMs) - startedAt - aheadMs;
  const longest = longestIn(table, ratePerSecond, { fromMs, untilMs });
  return longest ? trial.edgesOf(longest) : nowhere;
}
