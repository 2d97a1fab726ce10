import { decodeSample } from '../model/sample.ts';
import type { ToolPaths } from '../model/tools.ts';
import { returnRule } from '../verdict/interruption.ts';
import { feltIn, longestOf } from '../verdict/outage.ts';
import type { Moments } from '../verdict/phases.ts';
import type { SlotTable } from '../verdict/slots.ts';
import { layOut } from '../verdict/slots.ts';
import type { Windows } from './inside/window.ts';
import { inside } from './inside.ts';
import type { Part } from './measure.ts';
import { spreadText } from './measure.ts';

interface Edge {
  readonly startMs: number;
  readonly lengthMs: number;
}

/** Error of the outage window against a prober that asks every 2 ms, over a dozen kills of the balancer. */
export async function window(tools: ToolPaths): Promise<Part> {
  const ratePerSecond = 100;
  const seen = await inside<Windows>('window', tools, { kills: 12, ratePerSecond });
  const truth = truthOf(seen);
  const judged = judgedOf(seen, ratePerSecond);
  const errors = (pick: (edge: Edge) => number): number[] =>
    truth.map((edge, index) =>
      Math.abs(pick(judged[index] ?? { startMs: Number.NaN, lengthMs: Number.NaN }) - pick(edge)),
    );
  return {
    title: 'Error of the outage window',
    how:
      `${truth.length} SIGKILLs of the balancer, ${ratePerSecond} slots/s, against a prober asking every 2 ms; ` +
      'ms (min / median / max). Bound: 1/rate + 5 ms = 15 ms median.',
    head: ['edge', 'absolute error'],
    rows: [
      [
        'begin of the outage',
        spreadText(
          errors((edge) => edge.startMs),
          1,
        ),
      ],
      [
        'end of the outage',
        spreadText(
          errors((edge) => edge.startMs + edge.lengthMs),
          1,
        ),
      ],
      [
        'length',
        spreadText(
          errors((edge) => edge.lengthMs),
          1,
        ),
      ],
    ],
  };
}

function truthOf({ truth, startedAt }: Windows): Edge[] {
  const changes = truth
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  const moments = changes.map(([at = 0, good = 0]) => ({ atMs: at - startedAt, good }));
  return moments.flatMap(({ atMs, good }, index) => {
    const back = moments[index + 1];
    return good === 0 && back && index > 0 ? [{ startMs: atMs, lengthMs: back.atMs - atMs }] : [];
  });
}

function judgedOf({ samples, killedAt, startedAt, durationMs }: Windows, ratePerSecond: number): Edge[] {
  const all = samples.split('\n').flatMap((line) => decodeSample(line) ?? []);
  const limits = { timeoutMs: 1000, deadlineMs: 250, endedByItself: true };
  const table = layOut(all, { ratePerSecond, durationMs, ...limits });
  return killedAt.map((at, index) => {
    const untilMs = (killedAt[index + 1] ?? startedAt + durationMs) - startedAt - 20;
    return edgeOf(table, at - startedAt - 20, untilMs, ratePerSecond);
  });
}

/** The judge's own window, told that nobody healed: the balancer came back while the episode went on. */
function edgeOf(table: SlotTable, fromMs: number, untilMs: number, ratePerSecond: number): Edge {
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
  const longest = longestOf(feltIn(table, moments, returnRule(ratePerSecond, 0.99), 250).interruptions);
  if (!longest) return { startMs: Number.NaN, lengthMs: Number.NaN };
  return { startMs: longest.startMs, lengthMs: (longest.lowMs + longest.highMs) / 2 };
}
