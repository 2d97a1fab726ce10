import type { CellComparison, Comparison, QuantityChange } from '../model/comparison.ts';
import { fewestRuns } from '../model/proof.ts';
import { durationAtLeast, durationAtMost, formatDuration, plainMs } from '../model/units.ts';
import type { TerminalLook } from './terminal.ts';
import { inert } from './text/inert.ts';
import { painted } from './text/paint.ts';
import { visible } from './text/visible.ts';
import { wrap } from './text/wrap.ts';
import { runInWords } from './trend.ts';
import { cellNameInWords } from './words/cell-name.ts';
import { gapText } from './words/gap.ts';
import { counted } from './words/number.ts';
import { findingWord } from './words/verdict-words.ts';

/** What `compare` prints: what was different before anything was measured, what changed, what cannot be compared, the rest. */
export function renderComparison(comparison: Comparison, look: TerminalLook): string {
  const { a, b, cells, apart } = comparison;
  const changed = cells.filter(isChanged);
  const noise = cells.filter((cell) => !isChanged(cell));
  const unchanged = isByFindings(comparison) ? 'The same finding' : 'Within noise';
  const bullets = (all: readonly string[]): readonly string[] =>
    all.flatMap((text) => wrap(`- ${text}`, look.width, '  '));
  const lines = [
    `A  ${runInWords(a)}`,
    `B  ${runInWords(b)}`,
    ...bullets(
      comparison.differences.map(
        ({ what, a: was, b: is }) => `different: ${visible(what)}: ${visible(was)} / ${visible(is)}`,
      ),
    ),
    ...(cells.length === 0 ? [] : wrap(ruleOf(comparison), look.width)),
    '',
    painted(look.color, 'strong', `Changed: ${howMany(comparison, changed.length)}`),
    ...bullets(changed.map(changeInWords)),
    ...bullets(comparison.probes.map(({ what, a: was, b: is }) => `probe ${visible(what)}: ${was} → ${is}`)),
    ...(apart.length === 0 ? [] : ['', painted(look.color, 'strong', 'Cannot be compared')]),
    ...bullets(apart.map(({ key, because }) => `${cellNameInWords(key)}: ${visible(because)}`)),
    ...(noise.length === 0 ? [] : ['', painted(look.color, 'strong', unchanged)]),
    ...bullets(noise.map(noiseInWords)),
  ];
  return `${lines.map(inert).join('\n')}\n`;
}

/** Whether the numbers of the runs measure different things: then none was compared, and nothing is known of noise. */
const isByFindings = ({ unlike }: Comparison): boolean => unlike.length > 0;

/** Of what can be compared; where nothing can, that nothing changed is not known either. */
function howMany(comparison: Comparison, changed: number): string {
  const { cells, probes, apart } = comparison;
  const answers = probes.length === 0 ? '' : `, ${counted(probes.length, 'probe')}`;
  if (cells.length === 0 && probes.length === 0 && apart.length > 0)
    return 'cannot be told, nothing is known in both runs';
  const nothing = isByFindings(comparison) ? 'no finding' : 'nothing beyond noise';
  if (changed + probes.length === 0) return `${nothing}, of ${counted(cells.length, 'cell')}`;
  return `${changed} of ${counted(cells.length, 'cell')}${answers}`;
}

const isChanged = ({ turned, quantities }: CellComparison): boolean =>
  turned || quantities.some(({ changed }) => changed);

/** By what the numbers were judged. */
function ruleOf(comparison: Comparison): string {
  const { unlike, spreadRuns, statements } = comparison;
  if (isByFindings(comparison))
    return `Only findings are compared, as the numbers measure different things: ${unlike.join('; ')}.`;
  const all = counted(statements, 'statement');
  const shared = `intervals are so wide that all ${all} together are wrong in 1 of 20 comparisons at most`;
  const few = `${counted(spreadRuns, 'run')} of this plan and stack: no run-to-run spread`;
  if (spreadRuns < fewestRuns) return `Held against the intervals of both runs (${few}); ${shared}.`;
  return `Held against the intervals of both runs and the spread of ${spreadRuns} runs; ${shared}.`;
}

function changeInWords({ key, a, b, turned, quantities }: CellComparison): string {
  const findings = turned ? [`${findingWord[a.finding]} → ${findingWord[b.finding]}`] : [];
  const gaps = turned || quantities.some(({ quantity, changed }) => quantity === 'gap' && changed);
  const gap = gaps && a.hold && b.hold ? [`gap ${gapText(a.gap)} → ${gapText(b.gap)}`] : [];
  const numbers = quantities.filter(({ changed }) => changed).map(quantityInWords);
  return `${cellNameInWords(key)}: ${[...findings, ...gap, ...numbers].join('; ')}`;
}

function noiseInWords({ key, b, quantities }: CellComparison): string {
  const numbers = quantities.map(quantityInWords);
  return `${cellNameInWords(key)}: ${[findingWord[b.finding], ...numbers].join('; ')}`;
}

/**
 * `availability -1.20 points (-2.02 to -0.40)`; an end that does not exist is an ellipsis. Ends are rounded outwards, as no interval
 * may read tighter than it is; of a change none is rounded to zero, which its interval leaves out.
 */
function quantityInWords({ quantity, difference, low, high, against, changed }: QuantityChange): string {
  const write = quantity === 'availability' ? points : signedMs;
  const unit = quantity === 'availability' ? ' points' : '';
  const textOf = (value: number, way: Way): string => write(value, way, changed);
  const [from, to] = [low === null ? '…' : textOf(low, 'floor'), high === null ? '…' : textOf(high, 'ceil')];
  const interval = against === 'nothing' ? 'no interval: not judged' : `${from} to ${to}`;
  return `${quantity} ${textOf(difference, 'round')}${unit} (${interval})`;
}

/** Which way a number is rounded. */
type Way = 'floor' | 'ceil' | 'round';

/** A share in points: to two digits, or to all that are kept where these would make it zero and it is none. */
function points(share: number, way: Way, isExact: boolean): string {
  const kept = Math.round(share * 1e6) / 1e4;
  const cut = Math[way](Math.round(kept * 1e6) / 1e4) / 100;
  const text = cut === 0 && isExact && kept !== 0 ? String(kept) : cut.toFixed(2).replace(/^-0\.00$/, '0.00');
  return kept > 0 && Number(text) > 0 ? `+${text}` : text;
}

/** Lengths are written by their size: what is rounded down is less of one that is more, and more of one that is less. */
function signedMs(valueMs: number, way: Way, isExact: boolean): string {
  const size = { floor: durationAtLeast, ceil: durationAtMost, round: formatDuration };
  const away = { floor: 'ceil', ceil: 'floor', round: 'round' } as const;
  const text = size[valueMs < 0 ? away[way] : way](Math.abs(valueMs));
  const told = text === '0 ms' && isExact && valueMs !== 0 ? plainMs(Math.abs(valueMs)) : text;
  return told === '0 ms' ? told : `${valueMs > 0 ? '+' : '-'}${told}`;
}
