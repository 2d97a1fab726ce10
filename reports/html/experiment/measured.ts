import type { Cell } from '../../../model/cell.ts';
import type { Experiment } from '../../words/experiment.ts';
import { failuresOf, feltGapOf, intervalOf, lostOf } from '../../words/measure.ts';
import { noticedOf, takenBackOf } from '../../words/noticed.ts';
import { count, latency, momentOr } from '../../words/number.ts';
import { effectWord, findingWord, truthWord } from '../../words/verdict-words.ts';
import type { Html, Part } from '../escape.ts';
import { numbers } from '../table.ts';

/** A measured thing and how to read it from a cell. */
interface Line {
  /** What it is. */
  readonly name: string;
  /** Its value, or the words for its absence. */
  of(cell: Cell): Part;
}

const share = (availability: Cell['availability']['hold']): string =>
  availability === null
    ? 'no data'
    : `${count(availability.good)} of ${count(availability.n)} (${intervalOf(availability)})`;

const quantiles = (values: Cell['latency']['hold']): string =>
  values === null ? 'no data' : `${latency(values.p50Ms)}, ${latency(values.p95Ms)} (n ${count(values.n)})`;

const lines: readonly Line[] = [
  { name: 'expected', of: (cell) => findingWord[cell.expected] },
  { name: 'found', of: (cell) => `${findingWord[cell.finding]} (${truthWord[cell.expectation]})` },
  { name: 'felt', of: (cell) => effectWord[cell.effect] },
  { name: 'lost of planned', of: (cell) => `${count(lostOf(cell))} of ${count(cell.slots.planned)}` },
  { name: 'longest gap', of: feltGapOf },
  { name: 'first lost', of: (cell) => momentOr(cell.timeToFailMs, 'none') },
  { name: 'noticed by the balancer', of: (cell) => noticedOf(cell) },
  { name: 'taken back by the balancer, after healing', of: (cell) => takenBackOf(cell) },
  { name: 'back', of: (cell) => momentOr(cell.timeToRecoverMs, cell.outage === null ? 'never away' : 'not back') },
  { name: 'good before', of: (cell) => share(cell.availability.control) },
  { name: 'good while it held, after the allowed failover', of: (cell) => share(cell.availability.hold) },
  { name: 'good after healing', of: (cell) => share(cell.availability.after) },
  { name: 'median, 95th before', of: (cell) => quantiles(cell.latency.control) },
  { name: 'median, 95th while it held', of: (cell) => quantiles(cell.latency.hold) },
  { name: 'failed by', of: (cell) => failuresOf(cell) || 'nothing' },
  { name: 'episodes', of: (cell) => count(cell.episodes) },
];

/** How to read the numbers. */
const howCounted =
  'counted at the client; 0 s is the fault in full effect; intervals one-sided 95 % at each end, exact, ' +
  'or from blocks of a second where failures came in clusters';

/** Expectation against measurement; operations side by side, so that the eye compares along a row. */
export const measured = ({ cells, title }: Experiment): Html =>
  numbers(
    `${title}: ${howCounted}`,
    ['', ...cells.map((cell) => cell.operation)],
    lines.map((line) => row(line, cells)),
  );

const row = (line: Line, cells: readonly Cell[]): readonly Part[] => [line.name, ...cells.map((cell) => line.of(cell))];
