import type { GateLine, GateVerdict } from '../../model/baseline.ts';
import type { Truth } from '../../model/truth.ts';
import { visible } from '../text/visible.ts';
import { cellNameInWords } from './cell-name.ts';
import { counted } from './number.ts';

/** How a gate came out, as a clause. */
export const gateOutcome: Readonly<Record<Truth, string>> = {
  held: 'passed: nothing is worse than accepted',
  broken: 'failed: something is worse than accepted',
  unknown: 'unknown: not everything that is accepted was shown',
};

/** How a gate came out, in a sentence. */
export const gateInWords = (gate: GateVerdict): string => `Gate ${gateOutcome[gate.outcome]} (${ofAllCells(gate)}).`;

/** "3 of 6 cells as accepted or better". */
export const ofAllCells = ({ passed, all }: GateVerdict): string =>
  `${passed} of ${counted(all, 'cell')} as accepted or better`;

/** What keeps a gate from passing, what broke first. */
export const worseLines = ({ lines }: GateVerdict): readonly GateLine[] =>
  lines.filter(({ verdict }) => verdict !== 'held');

/** What a gate says of one cell, in a line. */
export const gateLineInWords = ({ key, sentence }: GateLine): string => `${cellNameInWords(key)} ${visible(sentence)}`;
