import { ownLineCounter } from '../../loadtests/reader/own-lines.ts';
import type { RunEvent } from '../../model/event.ts';
import type { ForeignBars, ForeignCell, ForeignVerdict } from '../../model/foreign.ts';
import type { Tally, TallyFrame } from '../../model/tally.ts';
import {
  foreignEpisodes,
  frameOf,
  gatherEpisodes,
  judgeForeign,
  readForeignEvents,
} from '../../verdict/foreign/index.ts';

/** Begin of the load of every piece of evidence here. */
export const loadBegin = 1_800_000_000_000;

/** Bars that the evidence here is judged by. */
const foreignBars: ForeignBars = { availability: 0.98, failoverBudgetMs: 1000, deadlineMs: 250 };

const facts = (asWanted: boolean): object => ({ facts: [{ what: 'process', seen: 'looked at', asWanted }] });

/** An event before it has its number. */
export type LooseEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** Events of one episode that begins so many milliseconds after the load: 4 s of control, 4 s of fault, 4 s afterwards. */
export function episodeEvents(
  episode: number,
  atMs: number,
  extra: Readonly<Record<string, unknown>> = {},
): LooseEvent[] {
  const at = (sinceMs: number): number => loadBegin + atMs + sinceMs;
  return [
    {
      type: 'episode-started',
      at: at(0),
      episode,
      target: 'server1',
      fault: episode === 1 ? 'sham' : 'kill',
      ...extra,
    },
    { type: 'fault-injected', at: at(4005), begunAt: at(4000), episode },
    { type: 'evidence-seen', at: at(4010), episode, moment: 'bit', evidence: facts(true) },
    { type: 'evidence-seen', at: at(7990), episode, moment: 'still', evidence: facts(true) },
    { type: 'healing-started', at: at(8000), episode },
    { type: 'fault-healed', at: at(8100), episode },
    { type: 'evidence-seen', at: at(8110), episode, moment: 'healed', evidence: facts(true) },
    { type: 'episode-ended', at: at(12_000), episode },
  ];
}

/** A sham, and then a kill of which `read` is expected to be the victim. */
export const shamAndKill = (): readonly LooseEvent[] => [
  ...episodeEvents(1, 0),
  ...episodeEvents(2, 12_000, { spof: ['read'] }),
];

/** When the fault of the second episode was complete, from the begin of the load. */
export const killedMs = 16_005;

/** When its healing was begun, from the begin of the load. */
export const healedMs = 20_000;

/** What becomes of a request that begins so many milliseconds after the load. */
export type Fate = (sinceMs: number) => 'good' | 'late' | 'refused' | '503';

const endings: Readonly<Record<ReturnType<Fate>, string>> = {
  good: '5,200,0,1,server2,',
  late: '400,200,0,1,server2,',
  refused: '1,0,1212,0,,',
  '503': '2,503,1503,0,,',
};

/** Sample lines of 100 reads and 100 writes a second over 24 s. */
export function sampleText(fates: Readonly<Record<'read' | 'write', Fate>>): string {
  const lines = [`#start,read,${loadBegin}`, `#start,write,${loadBegin}`];
  for (let n = 0; n < 2400; n++) {
    lines.push(
      `1,${n},${n * 10},0,${endings[fates.read(n * 10)]}`,
      `2,${n},${n * 10 + 3},0,${endings[fates.write(n * 10 + 3)]}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Events as text, as they would stand in their file. */
export const eventText = (events: readonly LooseEvent[]): string =>
  `${events.map((event) => JSON.stringify(event)).join('\n')}\n`;

/** Judges evidence as `judge --from` would, with the files in memory. */
export function judgeText(
  events: readonly LooseEvent[],
  count: (frame: TallyFrame) => Tally,
  { bars = foreignBars, timeStepMs = 1 }: { readonly bars?: ForeignBars; readonly timeStepMs?: number } = {},
): ForeignVerdict {
  const read: readonly RunEvent[] = readForeignEvents(eventText(events), 'events.ndjson');
  const episodes = foreignEpisodes(gatherEpisodes(read), bars, timeStepMs);
  return judgeForeign({ from: 'samples', episodes, tally: count(frameOf(episodes, bars)), bars });
}

/** Counts sample lines in memory. */
export const counting =
  (text: string) =>
  (frame: TallyFrame): Tally => {
    const counter = ownLineCounter(frame);
    const bytes = Buffer.from(text);
    counter.take(bytes, 0, bytes.length);
    return counter.tally();
  };

/** The cell of an operation under the kill. */
export function cellOf(verdict: ForeignVerdict, operation: 'read' | 'write'): ForeignCell {
  const cell = verdict.cells.find((one) => one.episode === 2 && one.operation === operation);
  if (!cell) throw new Error(`there is no cell of ${operation}`);
  return cell;
}
