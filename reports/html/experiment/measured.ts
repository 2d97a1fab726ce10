import type { Cell } from '../../../model/cell.ts';
import type { Experiment } from '../../words/experiment.ts';
import { distinct } from '../../words/list.ts';
import { failuresOf, feltGapOf, intervalOf, lostInWords, lostOf } from '../../words/measure.ts';
import { noticedOf, takenBackOf, unchanged } from '../../words/noticed.ts';
import { count, counted, latency, momentOr } from '../../words/number.ts';
import { effectWord, findingWord, truthWord } from '../../words/verdict-words.ts';
import type { Html, Part } from '../escape.ts';
import { html } from '../escape.ts';
import { grid } from '../table.ts';

/** A measured thing and how to read it from a cell. */
interface Line {
  /** What it is. */
  readonly name: string;
  /** Its value, or the words for its absence. */
  of(cell: Cell): Part;
  /** Of lost requests only: left out where none of the cells lost any. */
  readonly ofLosses?: true;
}

const share = (availability: Cell['availability']['hold']): string =>
  availability === null
    ? 'no data'
    : `${count(availability.good)} of ${count(availability.n)} (${intervalOf(availability)})`;

/** What was found, and what was expected where that is something else. */
function foundOf({ finding, expectation, expected }: Cell): string {
  const instead = expectation === 'held' ? '' : ` (expected: ${findingWord[expected]})`;
  return `${findingWord[finding]}, ${truthWord[expectation]}${instead}`;
}

const quantiles = (values: Cell['latency']['hold']): string =>
  values === null ? 'no data' : `${latency(values.p50Ms)}, ${latency(values.p95Ms)} (n ${count(values.n)})`;

/** When it was back; of several episodes the slowest. */
function backOf({ timeToRecoverMs, outage, episodes }: Cell): string {
  const atMost = timeToRecoverMs !== null && episodes > 1 ? 'at most ' : '';
  return `${atMost}${momentOr(timeToRecoverMs, outage === null ? 'never away' : 'not back')}`;
}

const lines: readonly Line[] = [
  { name: 'found', of: foundOf },
  { name: 'felt', of: (cell) => effectWord[cell.effect] },
  { name: 'lost of planned', of: (cell) => `${lostInWords(cell)} of ${count(cell.slots.planned)}` },
  { name: 'longest gap', of: feltGapOf },
  { name: 'first lost', of: (cell) => momentOr(cell.timeToFailMs, 'none'), ofLosses: true },
  {
    name: 'back',
    of: backOf,
    ofLosses: true,
  },
  { name: 'good before', of: (cell) => share(cell.availability.control) },
  { name: 'good in the hold, after the allowed failover', of: (cell) => share(cell.availability.hold) },
  { name: 'good after healing', of: (cell) => share(cell.availability.after) },
  { name: 'median, 95th before', of: (cell) => quantiles(cell.latency.control) },
  { name: 'median, 95th in the hold', of: (cell) => quantiles(cell.latency.hold) },
  { name: 'failed by', of: (cell) => failuresOf(cell) || 'nothing', ofLosses: true },
];

/** How to read the numbers of all tables of measurements; said once. */
export const howCounted: string =
  'Requests are counted at the client. Intervals are one-sided 95 % at each end: exact, or from blocks of a second where ' +
  'failures came in clusters.';

/** Expectation against measurement; operations side by side, so that the eye compares along a row. */
export function measured({ cells }: Experiment): Html {
  const header = ['', ...cells.map((cell) => cell.operation)];
  const rowOf = (line: Line): readonly Part[] => [line.name, ...cells.map((cell) => line.of(cell))];
  const rows = linesFor(cells).map(rowOf);
  return html`${grid('expected and measured', header, [{ rows }], 'together')} ${balancerSaw(cells)}`;
}

const linesFor = (cells: readonly Cell[]): readonly Line[] =>
  cells.some((cell) => lostOf(cell) > 0 || cell.outage !== null) ? lines : lines.filter(({ ofLosses }) => !ofLosses);

/** What no operation has to itself: when the balancer noticed, and over how many episodes all is told. */
function balancerSaw(cells: readonly Cell[]): Html | false {
  const told = (of: (cell: Cell) => string): string => distinct(cells.map(of)).join('; ');
  const [noticed, back, episodes] = [
    told(noticedOf),
    told(takenBackOf),
    Math.max(...cells.map((cell) => cell.episodes)),
  ];
  const parts = [
    episodes > 1 && `Over ${counted(episodes, 'episode')}.`,
    noticed !== unchanged && `Noticed by the balancer: ${noticed}.`,
    back !== unchanged && `Taken back by it, after healing: ${back}.`,
  ].filter((part) => part !== false);
  return parts.length > 0 && html`<p class="small">${parts.join(' ')}</p>`;
}
