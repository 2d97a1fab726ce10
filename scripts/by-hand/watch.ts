import { exitCodes } from '../../model/exit.ts';
import { Failure } from '../../model/failure.ts';
import type { StackState, VisitState } from '../../model/state.ts';
import { jsonText } from '../json-text.ts';
import type { LabState } from '../lab-state.ts';
import type { Output } from '../output.ts';
import { printable } from '../output.ts';
import { fitted } from '../progress.ts';
import { callLab } from './caller.ts';
import { changesBetween, factsOf } from './changes.ts';
import { hangUpOn } from './hang-up.ts';
import { pageLines } from './page.ts';
import type { Tell } from './words.ts';

/** Requests of which a page tells who answered. */
const recent = 20;

/** How the state of a lab is shown. */
export interface WatchOptions {
  /** One look as one JSON object, and no more. */
  readonly json: boolean;
  /** Whether the page is written anew in place; otherwise a line per change. */
  readonly live: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** Shows the state of a lab that is up until Ctrl-C, which leaves it up, or until it ends. @returns exit code */
export async function watchLab(
  lab: LabState,
  output: Pick<Output, 'data' | 'note'>,
  options: WatchOptions,
): Promise<number> {
  const call = await callLab(lab, { ask: 'watch' });
  const hangUp = hangUpOn(call);
  try {
    await show(call.incoming, output, options);
  } finally {
    hangUp.release();
    call.release();
  }
  if (!options.json)
    output.note(hangUp.by() !== undefined ? 'the lab stays up; `spofproof lab down` ends it' : 'the lab has ended');
  return exitCodes.held;
}

/**
 * Shows what comes.
 * @throws Failure `no-lab` when one look was asked for, and none came: then the failure is the one object
 */
export async function show(
  tells: AsyncIterable<Tell>,
  { data }: Pick<Output, 'data'>,
  { json, live, columns }: WatchOptions,
): Promise<void> {
  const visits: VisitState[] = [];
  let before: StackState | undefined;
  for await (const said of tells) {
    if (said.tell !== 'state') continue;
    const { state, stack, fault } = said;
    visits.splice(0, Math.max(0, visits.length - recent + 1));
    visits.push(state.visit);
    if (json) return data(jsonText({ stack, fault, state }));
    if (live) data(inPlace(pageLines({ stack, state, visits, fault }), columns, before === undefined));
    else for (const line of linesFor(before, state)) data(printable(`${timeOf(state)} ${line}`));
    before = state;
  }
  if (json)
    throw new Failure('no-lab', {
      what: 'the lab was not seen',
      why: 'It ended before its first look, or nobody waited for that.',
    });
}

/** Every fact at first, and then what changes. */
const linesFor = (before: StackState | undefined, state: StackState): readonly string[] =>
  before ? changesBetween(before, state) : [...factsOf(state)].map(([what, seen]) => `${what} ${seen}`);

const timeOf = ({ at }: StackState): string => new Date(at).toISOString().slice(11, 23);

/** A page over the one before: from the top, each line cleared behind its end, and all below. */
function inPlace(lines: readonly string[], columns: number, isFirst: boolean): string {
  const all = [...lines, '', '  Ctrl-C leaves the lab up'];
  const page = all.map((line) => `${fitted(line, columns)}\u001b[K`).join('\n');
  return `${isFirst ? '\u001b[2J' : ''}\u001b[H${page}\u001b[J`;
}
