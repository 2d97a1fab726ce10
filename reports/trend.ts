import type { Finding } from '../model/cell.ts';
import type { HistoryCell, HistoryLine } from '../model/history.ts';
import { fewestRuns } from '../model/proof.ts';
import type { CellTrend, SuiteTrend, TrendNote } from '../model/trend.ts';
import type { Truth } from '../model/truth.ts';
import type { Nights } from './nights.ts';
import { nightLines } from './nights.ts';
import type { TerminalLook } from './terminal.ts';
import { inert } from './text/inert.ts';
import { painted } from './text/paint.ts';
import { spark } from './text/spark.ts';
import { visible } from './text/visible.ts';
import { wrap } from './text/wrap.ts';
import { cellNameInWords } from './words/cell-name.ts';
import { gapText } from './words/gap.ts';
import { count, counted, percent } from './words/number.ts';
import { findingWord } from './words/verdict-words.ts';

const signs: Readonly<Record<Finding, string>> = { proven: '✖', refuted: '✔', unknown: '?' };
const outcomes: Readonly<Record<Truth, string>> = { held: '✔', broken: '≠', unknown: '?' };

const noteWords: Readonly<Record<TrendNote, string>> = {
  new: 'new',
  gone: 'not in the last run',
  unknown: 'unknown now',
  regressed: 'REGRESSED',
  improved: 'improved',
  flaky: 'FLAKY',
  'number-changed': 'a number changed: see `compare`',
};

/** What `history` prints: each suite and stack with its runs, each cell with a sign a run, newest at the right. */
export function renderTrends(
  trends: readonly SuiteTrend[],
  look: TerminalLook,
  nights: Nights = { nights: [], most: 0 },
): string {
  const runs = trends.flatMap((trend) => trend.runs);
  const suites =
    trends.length === 0 ? [['No finished run is in the history.']] : trends.map((one) => suiteLines(one, look));
  const parts = [...suites, nightLines(nights, runs, look.width)].filter((part) => part.length > 0);
  // A row of a table may be several lines by now, and each may begin with what a CI takes for a command.
  const lines = parts.map((part) => part.flatMap((row) => row.split('\n')).map(inert));
  return `${lines.map((part) => part.join('\n')).join('\n\n')}\n`;
}

function suiteLines(trend: SuiteTrend, look: TerminalLook): readonly string[] {
  const { runs, cells } = trend;
  const marked = (texts: readonly string[]): string => withResets(texts, trend.resetAt);
  const rows = cells.map((cell) => [
    cellNameInWords(cell.key),
    marked(cell.points.map(signOf)),
    marked(Array.from(spark(cell.points.map(gapOf)))),
    nowOf(cell),
  ]);
  const head = ['taken away', 'finding', 'gap', 'now'];
  const outcome = [
    'the plan',
    marked(runs.map((run) => outcomes[run.outcome])),
    '',
    `last run: ${runs.at(-1)?.outcome ?? 'none'}`,
  ];
  const table = columns([head, ...rows, outcome], look.width);
  return [
    ...wrap(titleOf(trend), look.width).map((line) => painted(look.color, 'strong', line)),
    ...wrap(honestyOf(trend), look.width),
    ...table.map((line, row) => (isAlarming(cells[row - 1]) ? painted(look.color, 'bad', line) : line)),
  ];
}

const isAlarming = (cell: CellTrend | undefined): boolean =>
  cell?.notes.some((note) => note === 'regressed' || note === 'flaky') ?? false;

function titleOf({ suite, stack, runs, all }: SuiteTrend): string {
  const [first, last] = [runs[0], runs.at(-1)].map((run) => dayOf(run?.startedAt ?? ''));
  const days = first === last ? first : `${first} to ${last}`;
  const of = all > runs.length ? `, the newest of ${all}` : '';
  return `${visible(suite)} on ${visible(stack)}: ${counted(runs.length, 'run')}, ${days}${of}`;
}

/** Fewest runs with one plan and stack of which the last is held against the spread of those before it. */
const enough = fewestRuns + 1;

/** What so few runs cannot show. */
function honestyOf({ all, alike, resetAt }: SuiteTrend): string {
  if (all === 1) return 'One run is no trend: nothing can be flaky or regressed yet.';
  const bar = resetAt.length > 0 ? ' At a │ plan or stack became another one.' : '';
  if (alike >= enough) return `The last ${alike} runs repeat each other; newest at the right.${bar}`;
  const few = `${counted(alike, 'run')} with the present plan and stack: no spread yet, ${enough} are needed`;
  return `Newest at the right. ${few}.${bar}`;
}

const signOf = (point: HistoryCell | null): string => (point === null ? '·' : signs[point.finding]);

/** What is drawn of a gap: at least how long it was; nothing where it is not known. */
const gapOf = (point: HistoryCell | null): number | null =>
  point === null || point.finding === 'unknown' || point.hold === null ? null : (point.gap?.lowMs ?? 0);

function withResets(texts: readonly string[], resetAt: readonly number[]): string {
  return texts.map((text, place) => (resetAt.includes(place) ? `│${text}` : text)).join('');
}

function nowOf({ points, notes, sinceAt, firstProvenAt, known }: CellTrend): string {
  const last = points.at(-1) ?? null;
  const was = notes.map((note) => noteWords[note]);
  if (last === null || last.finding === 'unknown') {
    const why = last?.reasons[0] === undefined ? '' : ` (${visible(last.reasons[0])})`;
    return [...was.map((word) => (word === noteWords.unknown ? word + why : word)), knownOf(known, points)].join('; ');
  }
  const share = last.hold === null ? '' : `, ${percent(last.hold.estimate)} of ${count(last.hold.n)} good in the hold`;
  const gap = last.hold === null ? '' : `, ${gapText(last.gap)}`;
  const number = last.finding === 'proven' ? share : gap;
  const since = sinceAt === null ? '' : ` since ${dayOf(sinceAt)}`;
  const first = firstProvenAt === null || firstProvenAt === sinceAt ? [] : [`SPOF first seen ${dayOf(firstProvenAt)}`];
  return [`${findingWord[last.finding]}${since}${number}`, ...first, ...was].join('; ');
}

const knownOf = (known: number, points: readonly unknown[]): string => `known in ${known} of ${points.length}`;

const dayOf = (at: string): string => visible(at.slice(0, 10));

/** Least room for the last column; with less of it a row is wrapped as a whole. */
const leastRoom = 24;

/** Columns side by side, the last one wrapped where it does not fit. */
function columns(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const used = widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0);
  return rows.map((row) => {
    if (width - used < leastRoom) return wrap(row.filter((text) => text !== '').join(' '), width, '    ').join('\n');
    const front = row.slice(0, -1).map((text, column) => text.padEnd((widths[column] ?? 0) + 2));
    return [front.join(''), wrap(row.at(-1) ?? '', width - used).join(`\n${' '.repeat(used)}`)].join('').trimEnd();
  });
}

/** A run in one line: its name, when, and how it came out. */
export const runInWords = ({ id, startedAt, outcome, stack }: HistoryLine): string =>
  `${visible(id)}: ${visible(stack.name)}, ${visible(startedAt.slice(0, 16).replace('T', ' '))} UTC, ${outcome}`;
