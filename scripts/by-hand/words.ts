import type { RunEvent } from '../../model/event.ts';
import type { FaultId } from '../../model/plan.ts';
import type { StackState } from '../../model/state.ts';

/** What somebody outside asks of a lab that is kept up, one JSON object a line over its socket. */
export type Ask =
  /** Tell the state of the stack, again and again, until the connection ends. */
  | { readonly ask: 'watch' }
  /** Do one fault by hand; the end of the connection heals it, whatever time is left. */
  | ({ readonly ask: 'fault' } & HandFault);

/** One fault by hand. */
export interface HandFault {
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** How long it is held. */
  readonly holdMs: number;
}

/** What the lab answers, one JSON object a line. */
export type Tell =
  /** The state of the stack. */
  | { readonly tell: 'state'; readonly stack: string; readonly fault: string | null; readonly state: StackState }
  /** Something was done or seen. */
  | { readonly tell: 'event'; readonly event: RunEvent }
  /** The end of a fault: what it came to. */
  | { readonly tell: 'done'; readonly outcome: HandOutcome };

/** What a fault by hand came to. */
export interface HandOutcome {
  /** Whether it was begun at all; false when it was refused before anything was done. */
  readonly intended: boolean;
  /** Whether it took full effect. */
  readonly injected: boolean;
  /** Whether the target was seen in full service again; true as well when nothing was done to it. */
  readonly restored: boolean;
  /** Why it was refused, or what went wrong, in words; empty when nothing did. */
  readonly because: readonly string[];
}

/** Where the socket is inside the lab; everything below it vanishes with the lab. */
export const deskPath = '/run/spofproof/desk.sock';
