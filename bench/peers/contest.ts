import type { Figure } from '../figure.ts';
import type { Part } from '../measure.ts';
import { figureOf, spreadText } from '../measure.ts';

/** What one process counted, and what it took. */
export interface Turn {
  /** Requests that it found. */
  readonly requests: number;
  /** Good ones among them. */
  readonly good: number;
  /** From the start of the process to its end, seen from outside. */
  readonly wallSeconds: number;
  /** The same without the imports of a peer; of ours with them. */
  readonly workSeconds: number;
  /** Peak memory of the process. */
  readonly peakMiB: number;
}

/** One who counts, with all turns; all have as many, and took them one after the other. */
export interface Contender {
  /** Name and version. */
  readonly name: string;
  /** Times that ours is promised to be quicker; absent for ours, of which no figure is kept. */
  readonly bound?: number;
  /** What came of each turn; why there is none. */
  readonly turns: readonly Turn[] | string;
}

const each = (turns: readonly Turn[], of: (turn: Turn) => number): readonly number[] => turns.map(of);

/** A peer's value over ours, turn by turn. */
const over = (peer: readonly Turn[], ours: readonly Turn[], of: (turn: Turn) => number): readonly number[] =>
  peer.map((turn, place) => of(turn) / of(ours[place] as Turn));

/** Those who took turns, as a table: ours first, with all processors; peers as ratios to it. */
export function contestPart(
  { title, how }: Pick<Part, 'title' | 'how'>,
  [ours, ...others]: readonly [Contender, ...Contender[]],
): Part {
  const best = turnsOf(ours);
  return {
    title,
    how,
    head: [
      'who',
      'wall, s',
      'without imports, s',
      'peak memory, MiB',
      'wall over ours',
      'memory over ours',
      'same counts',
    ],
    rows: [ours, ...others].map((one) => rowOf(one, best)),
    figures: others.flatMap((one) => figuresOf(one, best)),
  };
}

const turnsOf = ({ turns }: Contender): readonly Turn[] => (typeof turns === 'string' ? [] : turns);

function rowOf({ name, turns }: Contender, ours: readonly Turn[]): readonly string[] {
  if (typeof turns === 'string') return [name, `not measured: ${turns}`, '-', '-', '-', '-', '-'];
  const ratio = (of: (turn: Turn) => number): string => spreadText(over(turns, ours, of), 2);
  return [
    name,
    spreadText(each(turns, wall), 2),
    spreadText(each(turns, work), 2),
    spreadText(each(turns, memory), 0),
    ratio(wall),
    ratio(memory),
    countsSame(turns, ours) ? 'yes' : '**no**',
  ];
}

const [wall, work, memory] = [
  ({ wallSeconds }: Turn): number => wallSeconds,
  ({ workSeconds }: Turn): number => workSeconds,
  ({ peakMiB }: Turn): number => peakMiB,
];

const countsSame = (turns: readonly Turn[], ours: readonly Turn[]): boolean =>
  turns.every((turn, place) => turn.requests === ours[place]?.requests && turn.good === ours[place]?.good);

function figuresOf({ name, bound, turns }: Contender, ours: readonly Turn[]): readonly Figure[] {
  if (typeof turns === 'string' || bound === undefined) return [];
  const kind = { unit: 'x', better: 'higher' } as const;
  return [
    figureOf({ name: `${name}: its wall over ours`, ...kind, bound }, over(turns, ours, wall)),
    figureOf({ name: `${name}: its wall without imports over our whole`, ...kind }, worked(turns, ours)),
    figureOf({ name: `${name}: its peak memory over ours`, ...kind }, over(turns, ours, memory)),
    figureOf({ name: `${name}: turns with other counts`, unit: 'count', better: 'same', bound: 0 }, [
      turns.length - turns.filter((turn, place) => countsSame([turn], ours.slice(place))).length,
    ]),
  ];
}

const worked = (peer: readonly Turn[], ours: readonly Turn[]): readonly number[] =>
  peer.map(({ workSeconds }, place) => workSeconds / (ours[place]?.wallSeconds ?? Number.NaN));
