import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { counted } from './number.ts';
import { lacksItsEnd, truthsOf } from '../../model/own-end.ts';
import { withoutEnd } from './own-end.ts';

/** What became of the plan's expectations as a whole. Of an exit code it says nothing: a baseline or a signal may give the run another. */
export function outcomeOf(verdict: Verdict): string {
  const expected = truthsOf(verdict);
  const broken = expected.filter((truth) => truth === 'broken').length;
  const unknown = expected.filter((truth) => truth === 'unknown').length;
  const number = counted(expected.length, 'expectation');
  const all = expected.length === 1 ? 'the only expectation' : `all ${number}`;
  const parts = [`${broken} broken`, `${unknown} unknown`].filter((part) => !part.startsWith('0 '));
  // "Held" beside single points of failure reads like a contradiction to whoever did not write the plan.
  const found = verdict.cells.some(({ finding }) => finding === 'proven')
    ? '; every single point of failure found was expected'
    : '';
  const end = lacksItsEnd(verdict) ? `, but ${withoutEnd}` : '';
  const detail = parts.length === 0 ? `${all} held${end}${found}` : `of ${number}, ${parts.join(' and ')}${end}`;
  return `Outcome: ${visible(verdict.outcome)} (${detail}).`;
}
