import { hardMaximumMs } from '../../chaos/index.ts';
import type { RunEvent } from '../../model/event.ts';
import { exitCodes } from '../../model/exit.ts';
import { Failure } from '../../model/failure.ts';
import { nearest } from '../../model/name.ts';
import type { FaultId } from '../../model/plan.ts';
import { faultIds } from '../../model/plan.ts';
import type { StackState } from '../../model/state.ts';
import { formatDuration, ms } from '../../model/units.ts';
import { jsonText } from '../json-text.ts';
import type { LabState } from '../lab-state.ts';
import { recallLab } from '../lab-state.ts';
import type { ChaosOptions } from '../options.ts';
import type { Output } from '../output.ts';
import { openOutput, printable } from '../output.ts';
import type { ForwardedSignal } from '../pipe.ts';
import { exitOf, failureAsJson, presentFailure } from '../present.ts';
import { exitOfSignal } from '../signals.ts';
import { callLab } from './caller.ts';
import { changesBetween } from './changes.ts';
import { hangUpOn } from './hang-up.ts';
import { holdOf } from './hold.ts';
import { linesOf } from './lines.ts';
import type { HandFault, HandOutcome, Tell } from './words.ts';

/** What was said of a fault. */
interface Heard {
  readonly events: RunEvent[];
  readonly changes: { readonly at: number; readonly what: string }[];
  outcome?: HandOutcome;
}

/** Does one fault to the lab that is up and tells what is seen of it, until it is healed. @returns exit code */
export async function chaosByHand(options: ChaosOptions): Promise<number> {
  const output = openOutput(options);
  const lab = recallLab();
  const order = orderOf(options, lab);
  const say = (line: string): void => void (options.json || output.data(line));
  say(`${order.fault} ${order.target} on ${lab.stack} for ${formatDuration(order.holdMs)}; Ctrl-C heals at once`);
  const latest = formatDuration(hardMaximumMs(ms(order.holdMs)));
  say(`at the latest a watchdog heals it, after ${latest} or what its components may take longer to stop and to serve`);
  const call = await callLab(lab, { ask: 'fault', ...order });
  // The lab heals when we hang up, and still tells how that ended.
  const hangUp = hangUpOn(call);
  try {
    const heard = await listen(call.incoming, say);
    return conclude({ stack: lab.stack, ...order, ...heard }, hangUp.by(), options, output);
  } finally {
    hangUp.release();
    call.release();
  }
}

/**
 * Tells how a fault ended, and why that is not known for certain. As one object where that is asked for, a failure with it.
 * @returns exit code
 * @throws Failure as `exitFor` does, unless it was told
 */
export function conclude(
  all: HandFault & Heard & Pick<LabState, 'stack'>,
  signal: ForwardedSignal | undefined,
  { json, verbose }: Pick<ChaosOptions, 'json' | 'verbose'>,
  output: Pick<Output, 'data' | 'error'>,
): number {
  try {
    const exit = exitFor(all, all.outcome, signal);
    const because = exit === exitCodes.unknown ? new Set(all.outcome?.because) : [];
    if (json) output.data(jsonText(all));
    else for (const why of because) output.data(printable(`unknown: ${why}`));
    return exit;
  } catch (thrown) {
    if (!json) throw thrown;
    output.data(jsonText({ ...all, ...failureAsJson(thrown) }));
    presentFailure(thrown, verbose).forEach(output.error);
    return exitOf(thrown);
  }
}

/** Follows a fault to its end. Part of what is told are words of the stack's programs, which may be anything. */
export async function listen(tells: AsyncIterable<Tell>, say: (line: string) => void): Promise<Heard> {
  const heard: Heard = { events: [], changes: [] };
  let [before, beganAt]: [StackState | undefined, number | undefined] = [undefined, undefined];
  let inHold = '';
  for await (const said of tells) {
    if (said.tell === 'done') {
      heard.outcome = said.outcome;
      break;
    }
    const at = said.tell === 'event' ? said.event.at : said.state.at;
    beganAt ??= at;
    const lines = said.tell === 'event' ? linesOf(said.event) : before ? changesBetween(before, said.state) : [];
    // What the looks of the hold find is told when it changes, not twice a second.
    const isSame = isOfHold(said) && inHold === lines.join();
    if (isOfHold(said)) inHold = lines.join();
    for (const line of isSame ? [] : lines)
      say(printable(`${((at - beganAt) / 1000).toFixed(1).padStart(5)} s  ${line}`));
    if (said.tell === 'event') heard.events.push(said.event);
    else heard.changes.push(...lines.map((what) => ({ at, what })));
    if (said.tell === 'state') before = said.state;
  }
  return heard;
}

const isOfHold = (said: Tell): boolean =>
  said.tell === 'event' && said.event.type === 'evidence-seen' && said.event.moment === 'holds';

/**
 * The exit code of a fault by hand: 0 when it was in force and is healed, 2 when something was not seen as it should be, that of
 * the signal when it was healed early.
 * @throws Failure when it was not done, or not to its end, or when the target did not come back
 */
export function exitFor(
  { fault, target }: HandFault,
  outcome: HandOutcome | undefined,
  signal: ForwardedSignal | undefined,
): number {
  const what = `${fault} ${target}`;
  if (!outcome)
    throw new Failure('no-lab', { what: `${what} has no end`, why: 'The lab ended meanwhile, and the fault with it.' });
  const why = outcome.because.join('; ') || 'it was not seen in full service again';
  if (!outcome.restored) {
    const next = 'End the lab: `spofproof lab down`; nothing of it stays.';
    throw new Failure('not-restored', { what: `${target} did not come back after ${fault}`, why, next });
  }
  if (signal) return exitOfSignal(signal);
  if (!outcome.injected) {
    const next = 'Wait until the lab is steady, or see with `spofproof lab watch` what is wrong with it.';
    const came = outcome.intended ? 'it did not take full effect, and was undone' : 'nothing was done';
    throw new Failure('component-not-ready', { what: `${what}: ${came}`, why, next });
  }
  return outcome.because.length === 0 ? exitCodes.held : exitCodes.unknown;
}

/**
 * What shall be done, once the names are known ones.
 * @throws Failure `bad-argument` with the nearest name that there is
 */
export function orderOf({ fault, target, for: hold }: ChaosOptions, { stack, targets }: LabState): HandFault {
  if (!isFault(fault)) throw unknownName('fault', fault, faultIds);
  if (!targets.includes(target)) throw unknownName(`target of ${stack}`, target, targets);
  return { fault, target, holdMs: holdOf(hold) };
}

const isFault = (name: string): name is FaultId => faultIds.some((id) => id === name);

function unknownName(what: string, name: string, known: readonly string[]): Failure {
  const near = nearest(name, known);
  const why = near === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${near}\`?`;
  return new Failure('bad-argument', { what: `there is no ${what} \`${name}\``, why });
}
