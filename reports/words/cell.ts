import type { Cell } from '../../model/cell.ts';
import { formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { faultHappens } from './fault.ts';
import { gapInWords, gapOf, intervalOf, lossOf, reasonsOf, shareOf } from './measure.ts';
import { count, counted } from './number.ts';
import { operationDoes } from './operation.ts';
import { findingWord } from './verdict-words.ts';

/** One finding in one or two sentences, plain text in one line; also said live, as soon as its evidence is complete. */
export function describeCell(cell: Cell): string {
  const sentence = sentences[cell.finding](cell);
  return cell.expectation === 'broken' ? `${sentence} ${brokenOf(cell)}` : sentence;
}

const sentences: Readonly<Record<Cell['finding'], (cell: Cell) => string>> = {
  proven: (cell) => (cell.effect === 'data' ? dataSentence(cell) : outageSentence(cell)),
  refuted: refutedSentence,
  unknown: (cell) => unknownSentence(cell),
};

/** "balancer stops". */
export const whatHappens = (cell: Pick<Cell, 'target' | 'fault'>): string =>
  cell.fault === 'sham' ? 'nothing is done' : `${visible(cell.target)} ${faultHappens[cell.fault]}`;

function outageSentence(cell: Cell): string {
  const hold = cell.availability.hold;
  const who = hold?.good === 0 ? 'nobody can' : 'people cannot reliably';
  const share = hold
    ? `${count(hold.good)} of ${counted(hold.n, 'request')} succeeded (${intervalOf(hold)})`
    : 'no data';
  return `If ${whatHappens(cell)}, ${who} ${operationDoes[cell.operation]}: ${share}, interrupted for ${gapInWords(cell)}${backOf(cell)}.`;
}

const dataSentence = (cell: Cell): string =>
  `If ${whatHappens(cell)}, data is harmed: ${reasonsOf(cell) || 'acknowledged writes were lost or doubled'}.`;

const backOf = (cell: Cell): string =>
  cell.timeToRecoverMs === null
    ? ', not back before the load ended'
    : `, back ${formatDuration(cell.timeToRecoverMs)} after the injection`;

function refutedSentence(cell: Cell): string {
  const gap = cell.outage === null ? '' : ` in a gap of ${gapOf(cell)}`;
  if (cell.fault === 'sham')
    return `While nothing was done, people could ${operationDoes[cell.operation]}: ${lossOf(cell)}.`;
  const rest = `then ${shareOf(cell.availability.hold)}`;
  return `If ${whatHappens(cell)}, people can still ${operationDoes[cell.operation]}: ${lossOf(cell)}${gap}; ${rest}.`;
}

const unknownSentence = (cell: Cell): string =>
  `If ${whatHappens(cell)}, it is unknown whether people can ${operationDoes[cell.operation]}: ${reasonsOf(cell) || 'no reason given'}.`;

/** What the plan expected instead, and by how much it was missed. */
export function brokenOf(cell: Cell): string {
  const why = cell.finding === 'unknown' || cell.effect === 'data' ? '' : reasonsOf(cell);
  return `The plan expected "${findingWord[cell.expected]}"${why ? `: ${why}` : ''}.`;
}
