import type { Cell } from '../../model/cell.ts';
import type { EpisodeVerdict } from '../../model/episode.ts';
import { isHarmAllowed } from '../../model/harm.ts';
import { durationAtMost, formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { forHowLong, harmOf, whoCan } from './down.ts';
import { faultHappens } from './fault.ts';
import { boundOf, gapOf, intervalOf, lossOf, reasonsOf } from './measure.ts';
import { count, counted } from './number.ts';
import { operationDoes } from './operation.ts';
import { overKept } from './returning.ts';
import { findingWord } from './verdict-words.ts';

/** One finding in one or two sentences, plain text in one line; also said live, as soon as its evidence is complete. */
export const describeCell = (cell: Cell): string => describeWith(cell, []);

/** The same with what the ledgers of its episodes say of harmed data. */
export function describeWith(cell: Cell, episodes: readonly EpisodeVerdict[]): string {
  const broken = cell.expectation === 'broken' ? [brokenOf(cell, cell.finding !== 'unknown')] : [];
  if (cell.effect !== 'data') return overKept(cell, [sentences[cell.finding](cell), ...broken].join(' '));
  const harm =
    cell.finding === 'unknown' && !isHarmAllowed(cell)
      ? harmSentence(cell, episodes)
      : `${sentences[cell.finding](cell)} Data is harmed: ${harmOf(cell, episodes)}${allowedIn(cell)}.`;
  return overKept(cell, [harm, ...broken].join(' '));
}

const sentences: Readonly<Record<Cell['finding'], (cell: Cell) => string>> = {
  proven: outageSentence,
  refuted: refutedSentence,
  unknown: (cell) => unknownSentence(cell),
};

/** "balancer stops". */
export const whatHappens = (cell: Pick<Cell, 'target' | 'fault'>): string =>
  cell.fault === 'sham' ? 'nothing is done' : `${visible(cell.target)} ${faultHappens[cell.fault]}`;

function outageSentence(cell: Cell): string {
  const hold = cell.availability.hold;
  const share = hold
    ? `${count(hold.good)} of ${counted(hold.n, 'request')} succeeded (${intervalOf(hold)})`
    : 'no data';
  const what = `${whoCan([cell])} ${operationDoes[cell.operation]}`;
  return `If ${whatHappens(cell)}, ${what}: ${share}${forHowLong([cell])}${backOf(cell)}.`;
}

/** Writes that were promised and are gone, or are there twice: no availability makes up for it. */
export function harmSentence(cell: Cell, episodes: readonly EpisodeVerdict[]): string {
  const isLost = cell.finding === 'unknown' && !isHarmAllowed(cell);
  const rest = isLost ? ', so it does not count as survived' : allowedIn(cell);
  return `If ${whatHappens(cell)}, data is harmed: ${harmOf(cell, episodes)}${rest}.`;
}

/** Survival with harmed data is one that the plan allows; of what is unknown that is told too. */
const allowedIn = (cell: Cell): string => (isHarmAllowed(cell) ? ', which the plan allows' : '');

function backOf({ timeToRecoverMs, episodes }: Cell): string {
  if (timeToRecoverMs === null) return ', not back before the load ended';
  const after = episodes > 1 ? `at most ${durationAtMost(timeToRecoverMs)}` : formatDuration(timeToRecoverMs);
  return `, back ${after} after the injection`;
}

function refutedSentence(cell: Cell): string {
  const gap = cell.outage === null ? '' : ` in a gap of ${gapOf(cell)}`;
  if (cell.fault === 'sham')
    return `While nothing was done, people could ${operationDoes[cell.operation]}: ${lossOf(cell)}.`;
  const rest = `then ${boundOf(cell)}`;
  return `If ${whatHappens(cell)}, people can still ${operationDoes[cell.operation]}: ${lossOf(cell)}${gap}; ${rest}.`;
}

const unknownSentence = (cell: Cell): string =>
  `If ${whatHappens(cell)}, ${leftOpen(cell)} ${operationDoes[cell.operation]}${againIn(cell)}: ${reasonsOf(cell) || 'no reason given'}.`;

/** What is said of people where no finding is; that an expectation is broken for certain is no question. */
export function leftOpen({ expectation, effect }: Pick<Cell, 'expectation' | 'effect'>): string {
  if (expectation !== 'broken') return 'it is unknown whether people can';
  return effect === 'slow-recovery' ? 'it takes too long until people can' : 'people cannot reliably';
}

/** What stands behind what they can do. */
export const againIn = ({ expectation, effect }: Pick<Cell, 'expectation' | 'effect'>): string =>
  expectation === 'broken' && effect === 'slow-recovery' ? ' again' : '';

/** What the plan expected instead, and by how much it was missed. */
export function brokenOf(cell: Cell, withReasons = true): string {
  const why = withReasons ? reasonsOf(cell) : '';
  return `The plan expected "${findingWord[cell.expected]}"${why ? `: ${why}` : ''}.`;
}
