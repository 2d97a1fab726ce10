/** Units that mean the same on every machine: figures in them are compared with the committed ones. */
const comparedUnits = ['x', 'count', 'share', 'bytes/request', 'bytes/sample'] as const;

/** Units that depend on the machine: figures in them are shown and never judged. */
type ShownUnit = 's' | 'ms' | 'MiB' | 'KiB' | 'M samples/s' | 'points' | 'requests/s';

/** Unit of a figure; `x` is a ratio of two things measured in the same run, `count` has to come out the same each time. */
export type Unit = (typeof comparedUnits)[number] | ShownUnit;

/** What a figure is, before it is measured. */
export interface FigureKind {
  /** What was measured; no other figure of its part has this name. */
  readonly name: string;
  /** Its unit, which also says whether it is compared. */
  readonly unit: Unit;
  /** Which change is for the better; `same` where every change is for the worse. */
  readonly better: 'lower' | 'higher' | 'same';
  /** What is promised of its median; absent where nothing is. */
  readonly bound?: number;
}

/** A figure that was measured. */
export interface Figure extends FigureKind {
  /** How often it was measured. */
  readonly rounds: number;
  /** Smallest of the rounds. */
  readonly min: number;
  /** Middle of the rounds. */
  readonly median: number;
  /** Largest of the rounds. */
  readonly max: number;
}

/** A figure with its place in the document. */
export interface PlacedFigure extends Figure {
  /** Name of the part of the bench, as on the command line. */
  readonly part: string;
  /** Heading below which it stands. */
  readonly title: string;
}

/** Whether a unit means the same on every machine. */
export const isCompared = ({ unit }: Pick<Figure, 'unit'>): boolean =>
  (comparedUnits as readonly Unit[]).includes(unit);

/** Whether the median keeps what is promised of it; null where nothing is. */
export function keepsBound({ better, median, bound }: Figure): boolean | null {
  if (bound === undefined) return null;
  return better === 'same' ? median === bound : better === 'lower' ? median <= bound : median >= bound;
}

/** The same in a word, for a table; undefined where nothing is promised. */
export function keptWord(figure: Figure): string | undefined {
  const kept = keepsBound(figure);
  return kept === null ? undefined : kept ? 'kept' : '**missed**';
}
