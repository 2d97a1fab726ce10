import { span } from '../../words/number.ts';
import type { Drawn } from './drawn.ts';
import { kinds } from './drawn.ts';
import { element, shape } from './page.ts';

/** A kind of what becomes of a request, in some bins. */
interface Row {
  /** Its entry in the page's key. */
  readonly kind: Element;
  /** A count for each operation. */
  readonly counts: readonly number[];
}

/** What is known of bins next to each other. */
export interface Reading {
  /** From when to when, from the injection. */
  readonly time: string;
  /** Names of the operations. */
  readonly names: readonly string[];
  /** The kinds that this timeline has; good ones always. */
  readonly rows: readonly Row[];
  /** What is marked in them. */
  readonly told: readonly string[];
}

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** Adds up the bins from one up to another, that one not included. */
export function readingOf({ startMs, binMs, operations, told }: Drawn, first: number, end: number): Reading {
  const [fromMs, toMs] = [startMs + first * binMs, startMs + end * binMs];
  const rows = kinds().map((kind, place) => {
    const counted = operations.map(({ counts }) => counts[place] ?? []);
    return { kind, all: total(counted.map(total)), counts: counted.map((each) => total(each.slice(first, end))) };
  });
  return {
    time: `${span(fromMs, toMs)} s`,
    names: operations.map(({ name }) => name),
    rows: rows.filter(({ all }, place) => all > 0 || place === 0),
    told: told.filter(({ when }) => when.fromMs < toMs && when.toMs >= fromMs).map(({ words }) => words),
  };
}

/** The same in a sentence, for whoever hears it. */
export function sentenceOf({ time, names, rows, told }: Reading): string {
  const counted = names.map((name, place) => {
    const parts = rows
      .filter(({ counts }, row) => row === 0 || counts[place])
      .map(({ kind, counts }) => `${counts[place]} ${kind.textContent}`);
    return `${name} ${parts.join(', ')}`;
  });
  return [`${time}: ${counted.join('; ')}`, ...told].join('. ');
}

const rowOf = (head: readonly (Node | string)[], cells: readonly (string | number)[]): Element =>
  element('tr', {}, element('th', {}, ...head), ...cells.map((cell) => element('td', {}, String(cell))));

/** The same as a small table, for whoever sees it. */
export function tableOf({ time, names, rows, told }: Reading): readonly Element[] {
  const body = rows.map(({ kind, counts }) => rowOf([swatchOf(kind), kind.textContent], counts));
  return [element('table', {}, rowOf([time], names), ...body), ...told.map((words) => element('p', {}, words))];
}

/** A small square in the look of a kind. */
const swatchOf = (kind: Element): Element => {
  const look = kind.previousElementSibling?.getAttribute('class') ?? '';
  return shape('svg', {}, shape('rect', { class: look, width: '100%', height: '100%' }));
};
