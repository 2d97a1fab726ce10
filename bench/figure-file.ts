import { bandRule } from './compare.ts';
import type { Comparison } from './compare.ts';
import type { Figure, PlacedFigure } from './figure.ts';
import { isCompared, keptWord } from './figure.ts';
import type { Part } from './measure.ts';

/** A part of the bench by its name on the command line, with what came of it. */
export interface Measured {
  /** Name. */
  readonly part: string;
  /** What was measured. */
  readonly of: Part;
}

/** The figures of parts; one that came out as no number was not measured. */
export const figuresOf = (measured: readonly Measured[]): readonly PlacedFigure[] =>
  measured.flatMap(({ part, of: { title, figures = [] } }) =>
    figures
      .filter(({ min, max }) => Number.isFinite(min) && Number.isFinite(max))
      .map((figure) => placedAt(part, title, figure)),
  );

const placedAt = (part: string, title: string, figure: Figure): PlacedFigure => ({ part, title, ...figure });

/** The figures in the text of the file. */
export const figuresIn = (text: string): readonly PlacedFigure[] =>
  (JSON.parse(text) as { figures: readonly PlacedFigure[] }).figures;

/** The text of the file, a line a figure, so that a change of one shows as one. */
export const figuresText = (figures: readonly PlacedFigure[]): string =>
  `{"figures": [\n${figures.map((figure) => JSON.stringify(figure)).join(',\n')}\n]}\n`;

/** The figures with those of parts that were measured anew in the places of the old ones. */
export function mergeFigures(before: readonly PlacedFigure[], measured: readonly Measured[]): readonly PlacedFigure[] {
  const parts = new Set(measured.map(({ part }) => part));
  return [...before.filter(({ part }) => !parts.has(part)), ...figuresOf(measured)];
}

/** At most four digits that mean something; whole numbers as they are. */
const short = (value: number): string => (Number.isInteger(value) ? value : Number(value.toPrecision(4))).toString();

const medianOf = (figure: Figure | null): string => (figure ? short(figure.median) : '-');

/** A comparison as a table. */
export const comparisonPart = (comparisons: readonly Comparison[]): Part => ({
  title: 'Against the committed figures',
  how: `${bandRule} Times, sizes and speeds are shown and never judged.`,
  head: ['part', 'figure', 'unit', 'committed', 'fresh', 'band', 'standing'],
  rows: comparisons.map(({ place, committed, fresh, band, standing }) => [
    place.part,
    `${place.title}: ${place.name}`,
    place.unit,
    medianOf(committed),
    medianOf(fresh),
    band === null ? '-' : short(band),
    standing === 'worse' || standing === 'missing' ? `**${standing}**` : standing,
  ]),
});

/** The committed figures as a table of the document. */
export const figuresPart = (figures: readonly PlacedFigure[]): Part => ({
  title: 'Figures',
  how:
    `What \`npm run bench -- --check [PART …]\` compares a fresh run with (\`docs/benchmarks.json\`). ${bandRule} Only figures ` +
    'that mean the same on every machine are compared: ratios inside one run, counts, shares, bytes a request.',
  head: ['part', 'figure', 'unit', 'min / median / max', 'rounds', 'better', 'bound', 'compared'],
  rows: figures.map((figure) => [
    figure.part,
    `${figure.title}: ${figure.name}`,
    figure.unit,
    [figure.min, figure.median, figure.max].map(short).join(' / '),
    String(figure.rounds),
    figure.better,
    boundText(figure),
    isCompared(figure) ? 'yes' : '-',
  ]),
});

function boundText(figure: Figure): string {
  const word = keptWord(figure);
  return word === undefined ? '-' : `${figure.bound}: ${word}`;
}
