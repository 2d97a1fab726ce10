import { decodeSample } from '../model/sample.ts';
import type { ToolPaths } from '../model/tools.ts';
import { defaults } from '../plans/defaults.ts';
import { returnRule } from '../verdict/interruption.ts';
import type { Interruption } from '../verdict/outage.ts';
import { feltIn, longestOf } from '../verdict/outage.ts';
import type { Moments } from '../verdict/phases.ts';
import type { SlotTable } from '../verdict/slots.ts';
import { layOut } from '../verdict/slots.ts';
import type { Windows, WindowsAsked } from './inside/window.ts';
import { inside } from './inside.ts';
import type { Part } from './measure.ts';
import { spreadText } from './measure.ts';

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
interface Trial extends Pick<WindowsAsked, 'act' | 'downMs'> {
  readonly title: string;
  readonly how: string;
  readonly boundMs: number;
  /** The outage as our judge reports it. */
  edgesOf(felt: Interruption): Edges;
  /** The outage as it was. */
  truthOf(seen: Windows, act: Windows['acts'][number]): Edges;
}

/** Each edge lies between a bad slot and the good one next to it; the middle is the best guess. */
const killed: Trial = {
  act: 'kill',
  downMs: 400,
  title: 'Error of the outage window: a kill',
  how: 'Truth: the moment at which the last process was reaped, and the first answer to a prober that asks every 2 ms.',
  boundMs: periodMs + 2,
  edgesOf: ({ startMs, lowMs, highMs, backMs }) => {
    const lastGoodMs = (backMs ?? Number.NaN) - highMs;
    return { fromMs: (lastGoodMs + startMs) / 2, lengthMs: (lowMs + highMs) / 2 };
  },
  truthOf: ({ startedAt, truth }, { fromAt }) => ({
    fromMs: fromAt - startedAt,
    lengthMs: firstAnswered(truth, fromAt) - fromAt,
  }),
};

/** From the first request that a freeze made late, for as long as no answer came. */
const frozen: Trial = {
  act: 'pause',
  downMs: 2500,
  title: 'Error of the outage window: a freeze of 2.5 s',
  how: 'The first affected request, and the time without an answer. Truth: the moments of SIGSTOP and SIGCONT.',
  boundMs: periodMs + 10,
  edgesOf: ({ startMs, silentMs }) => ({ fromMs: startMs, lengthMs: silentMs }),
  truthOf: ({ startedAt }, { fromAt, toAt }) => ({ fromMs: fromAt - startedAt, lengthMs: toAt - fromAt }),
};

/** Error of the outage window over forty kills, and over forty freezes. */
export const windows: readonly ((tools: ToolPaths) => Promise<Part>)[] = [killed, frozen].map(
  (trial) => (tools) => measure(trial, tools),
);

async function measure(trial: Trial, tools: ToolPaths): Promise<Part> {
  const { act, downMs, boundMs } = trial;
  const asked: WindowsAsked = { act, acts, downMs, ratePerSecond };
  const seen = await inside<Windows>('window', tools, asked);
  const table = tableOf(seen);
  const pairs = seen.acts.map((one, index) => ({
    judged: judgedEdges(trial, table, seen, index),
    truth: trial.truthOf(seen, one),
  }));
  const errors = (pick: (edges: Edges) => number): number[] =>
    pairs.map(({ judged, truth }) => Math.abs(pick(judged) - pick(truth)));
  const row = (edge: string, list: readonly number[]): readonly string[] => {
    const within = list.filter((error) => error <= boundMs).length;
    return [edge, spreadText(list, 1), `${within} of ${list.length}`];
  };
  return {
    title: trial.title,
    how: `${acts} times, ${ratePerSecond} slots/s; ms (min / median / max). ${trial.how} Bound: ${boundMs} ms in 95 %.`,
    head: ['edge', 'absolute error', `within ${boundMs} ms`],
    rows: [
      row(
        'begin',
        errors(({ fromMs }) => fromMs),
      ),
      row(
        'length',
        errors(({ lengthMs }) => lengthMs),
      ),
    ],
  };
}

/** The first moment after a kill at which the prober was answered again. */
function firstAnswered(truth: string, afterAt: number): number {
  const changes = truth
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  const lost = changes.findIndex(([at = 0, good]) => good === 0 && at > afterAt - 50);
  return changes.slice(lost).find(([, good]) => good === 1)?.[0] ?? Number.NaN;
}

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
  const moments: Moments = {
    settledMs: 0,
    controlEndMs: fromMs,
    actMs: fromMs,
    injectedMs: fromMs,
    healBegunMs: untilMs,
    healedMs: untilMs,
    recoveredMs: untilMs,
    loadEndMs: untilMs,
  };
  const longest = longestOf(feltIn(table, moments, returnRule(ratePerSecond, 0.99), defaults.deadlineMs).interruptions);
  return longest ? trial.edgesOf(longest) : nowhere;
}
