import type { Evidence } from './evidence.ts';
import type { FaultId } from './plan.ts';
import type { OperationName } from './stack.ts';

/** What a probe saw, as plain data: written to the journal by `chaos/probes/`, read by `verdict/probes/`. */
export type Observation = VisitsSeen | FaultSeen;

/** Requests of visitors, in the order in which they were sent. */
export interface VisitsSeen {
  /** Which observation. */
  readonly kind: 'visits';
  /** Part of the probe they belong to, by a word of the probe's own: `before`, `during`, `after`, … */
  readonly part: string;
  /** What the visitors did. */
  readonly operation: OperationName;
  /** One each. */
  readonly visits: readonly Visit[];
}

/** One request and what came of it. */
export interface Visit {
  /** Which visitor sent it, from 0; each has an address of its own. */
  readonly visitor: number;
  /** When it was sent, from the start of the probe. */
  readonly atMs: number;
  /** Until the answer, or until it was given up. */
  readonly tookMs: number;
  /** Whether the answer was right, by its content. */
  readonly valid: boolean;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** Server that named itself; empty when none did. */
  readonly server: string;
  /** Database that the application named; empty when none. */
  readonly database: string;
}

/** A fault that a probe put in force, or lifted, as it was seen independent of the visitors. */
export interface FaultSeen {
  /** Which observation. */
  readonly kind: 'fault';
  /** Verb. */
  readonly fault: FaultId;
  /** Host or component. */
  readonly target: string;
  /** `bit`: after the injection; `still`: before the healing; `healed`: after it. */
  readonly moment: 'bit' | 'still' | 'healed';
  /** When, from the start of the probe; of `bit`: when the fault took full effect, of `healed`: when healing was complete. */
  readonly atMs: number;
  /** The facts. */
  readonly evidence: Evidence;
}
