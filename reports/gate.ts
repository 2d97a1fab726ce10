import type { AcceptedCell, Baseline, BaselineChange, GateLine, GateVerdict } from '../model/baseline.ts';
import type { Difference } from '../model/comparison.ts';
import type { Truth } from '../model/truth.ts';
import { durationAtLeast } from '../model/units.ts';
import type { TerminalLook } from './terminal.ts';
import { cutTo } from './text/cut.ts';
import { inert } from './text/inert.ts';
import { inMarkdown } from './text/markdown.ts';
import type { Paint } from './text/paint.ts';
import { painted } from './text/paint.ts';
import { visible } from './text/visible.ts';
import { wrap } from './text/wrap.ts';
import { cellNameInWords } from './words/cell-name.ts';
import { gapText } from './words/gap.ts';
import { gateLineInWords, gateOutcome, ofAllCells } from './words/gate.ts';
import { findingWord } from './words/verdict-words.ts';

const signs: Readonly<Record<Truth, string>> = { held: '✔', broken: '✖', unknown: '?' };
const paints: Readonly<Record<Truth, Paint>> = { held: 'good', broken: 'bad', unknown: 'open' };

/** What a gate says: a line for everything that fails or is worth a word, then how it came out. */
export function renderGate(gate: GateVerdict, file: string, look: TerminalLook): string {
  const lines = [
    ...gate.lines.flatMap((line) => bullet(line, look)),
    painted(look.color, 'strong', `gate ${visible(file)} ${gateOutcome[gate.outcome]} (${ofAllCells(gate)})`),
  ];
  return `${lines.map(inert).join('\n')}\n`;
}

function bullet(line: GateLine, { color, width }: TerminalLook): readonly string[] {
  const { verdict } = line;
  const [first = '', ...rest] = wrap(gateLineInWords(line), Math.max(width - 2, 20));
  return [`${painted(color, paints[verdict], signs[verdict])} ${first}`, ...rest.map((more) => `  ${more}`)];
}

/**
 * The same for a build's summary page.
 * @param atMost bytes that are left for it beside what is on the page already
 */
export function renderGateSummary(gate: GateVerdict, atMost = Infinity): string {
  const rows = gate.lines
    .filter(({ kind }) => kind !== 'accepted')
    .map((line) => `- ${signs[line.verdict]} ${inMarkdown(gateLineInWords(line))}`);
  const lines = [`### Gate ${inMarkdown(gateOutcome[gate.outcome])}`, '', inMarkdown(ofAllCells(gate)), '', ...rows];
  return `${cutTo(atMost, lines, 'The rest: `spofproof gate check`.').join('\n')}\n`;
}

/** A baseline as people read it: what is lived with and why, then what must not be lost. */
export function renderBaseline(baseline: Baseline, { color }: Pick<TerminalLook, 'color'>): string {
  const { stack, suite, from, comment, taken, cells } = baseline;
  const rows = Object.entries(cells).map(([key, cell]) => ({
    cell,
    text: `  ${cellNameInWords(key)}${entryTail(cell)}`,
  }));
  const of = (finding: AcceptedCell['finding']): readonly string[] =>
    rows.filter(({ cell }) => cell.finding === finding).map(({ text }) => text);
  const section = (title: string, texts: readonly string[]): readonly string[] => [
    painted(color, 'strong', `${title}: ${texts.length === 0 ? 'none' : texts.length}`),
    ...texts,
  ];
  const lines = [
    `${visible(suite)} on ${visible(stack)}, accepted from ${visible(from)}`,
    taken ? `with the plan ${visible(taken.plan)} on the stack ${visible(taken.stack)}` : notKept,
    ...(comment === undefined ? [] : [visible(comment)]),
    ...section('Accepted single points of failure', of('proven')),
    ...section('Survivals that must not be lost', of('refuted')),
  ];
  return `${lines.map(inert).join('\n')}\n`;
}

const notKept = 'with which plan and stack is not said: it was written before that was kept';

function entryTail({ finding, effect, gapMs, gapUpToMs, reason, until }: AcceptedCell): string {
  const gap = gapText(gapMs ? { lowMs: gapMs[0], highMs: gapMs[1] } : null);
  // Cut, as in the gate's own sentence: no more may read as accepted than is.
  const upTo = gapUpToMs === undefined ? ', any gap accepted' : `, up to ${durationAtLeast(gapUpToMs)} accepted`;
  const lasts = gapMs || gapUpToMs !== undefined ? `: ${gap}${upTo}` : ': any gap accepted';
  const felt = finding === 'proven' ? (effect === undefined ? '' : `: ${effect}`) : lasts;
  return `${felt}${until === undefined ? '' : `, until ${visible(until)}`}${reason === undefined ? '' : ` - ${visible(reason)}`}`;
}

const changeSign: Readonly<Record<BaselineChange['what'], string>> = {
  added: '+',
  changed: '~',
  removed: '-',
  'kept-unknown': '?',
  'left-out': '?',
};

/** How a baseline is written anew. */
export interface ShownUpdate {
  /** What becomes of its entries. */
  readonly changes: readonly BaselineChange[];
  /** What is another in plan and stack. */
  readonly differences: readonly Difference[];
  /** What the gate says of the run by the baseline as it will be. */
  readonly after: GateVerdict;
}

/** How a baseline changes: a line for all that is other in plan and stack, then a line an entry, then what fails all the same. */
export function renderChanges({ changes, differences, after }: ShownUpdate, look: TerminalLook): string {
  const { color } = look;
  const others = differences.map(
    ({ what, a, b }) => `${painted(color, 'open', changeSign.changed)} ${visible(what)}: ${visible(a)} → ${visible(b)}`,
  );
  const entries = changes.map((change) => {
    const paint = isLess(change) ? 'bad' : 'good';
    return `${painted(color, paint, changeSign[change.what])} ${cellNameInWords(change.key)}${changeInWords(change)}`;
  });
  const said = new Set(changes.filter(isUnknown).map(({ key }) => key));
  const unmet = after.lines.filter(({ key, verdict }) => verdict !== 'held' && !said.has(key));
  const isSame = entries.length + others.length === 0;
  const nothing = after.outcome === 'held' ? nothingChanges : 'Nothing changes.';
  const lines = [...(isSame ? [nothing] : others), ...entries, ...unmetLines(unmet, look)];
  return `${lines.map(inert).join('\n')}\n`;
}

const nothingChanges = 'Nothing changes: the run is within what is accepted.';

/** An update accepts what cells are; no probe, no end of a run that was cut, and no day that people wrote. */
function unmetLines(unmet: readonly GateLine[], look: TerminalLook): readonly string[] {
  if (unmet.length === 0) return [];
  const byHand = unmet.some(({ kind }) => kind === 'expired') ? '; change `until` by hand' : '';
  return [
    `The gate does not pass this run, for what no update accepts${byHand}:`,
    ...unmet.flatMap((line) => bullet(line, look)),
  ];
}

/** Unknown, which its own line says already. */
const isUnknown = ({ what }: BaselineChange): boolean => what === 'kept-unknown' || what === 'left-out';

/** Whether less is asked of later runs than before. */
const isLess = ({ what, before, after }: BaselineChange): boolean =>
  what === 'removed' ||
  after?.finding === 'proven' ||
  (before !== undefined && (after?.gapUpToMs ?? 0) > (before.gapUpToMs ?? Infinity));

function changeInWords({ what, before, after }: BaselineChange): string {
  if (what === 'kept-unknown') return ': unknown in this run, which is never accepted; the entry stays as it was';
  if (what === 'left-out') return ': unknown in this run, which is never accepted; it is left out';
  if (what === 'removed') return `: was ${entryInWords(before)}; this run did not try it`;
  if (what === 'added') return `: ${entryInWords(after)}${after?.finding === 'proven' ? '; say why in "reason"' : ''}`;
  return `: ${entryInWords(before)} → ${entryInWords(after)}`;
}

const entryInWords = (cell: AcceptedCell | undefined): string =>
  cell ? `${findingWord[cell.finding]}${entryTail(cell).replace(/^: /, ', ')}` : 'nothing';
