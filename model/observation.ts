import type { StatementCounts, WriteTried } from './database-handle.ts';
import type { Evidence } from './evidence.ts';
import type { FaultId } from './plan.ts';
import type { AlertsSeen, AlterationSeen, KnocksSeen, OverheardSeen } from './network-observation.ts';
import type { OperationName } from './stack.ts';

/** What a probe saw, as plain data: written to the journal by `chaos/probes/`, read by `verdict/probes/`. */
export type Observation =
  | VisitsSeen
  | FaultSeen
  | StatementsSeen
  | RowSeen
  | HoldingsSeen
  | StepSeen
  | ViewSeen
  | KnocksSeen
  | OverheardSeen
  | AlterationSeen
  | AlertsSeen;

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
  /** When they were to be sent; absent where each waited for the answer before, and in records of earlier versions. */
  readonly schedule?: Schedule;
}

/** When requests were to be sent, whatever became of those before. */
export interface Schedule {
  /** Requests a second. */
  readonly ratePerSecond: number;
  /** When all were sent and their answers waited for: how late the sender woke up at worst. An answer looks as late then. */
  readonly waitLateMs: number;
}

/** One request and what came of it. */
export interface Visit {
  /** Which visitor sent it, from 0; each has an address of its own. */
  readonly visitor: number;
  /** Number of the request, unique in the stack; of a write, its id in the databases. */
  readonly id: number;
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
  /** When the act or the healing was begun, from the start of the probe; absent for a look without either. */
  readonly begunMs?: number;
  /** When, from the start of the probe; of `bit`: when the fault took full effect, of `healed`: when healing was complete. */
  readonly atMs: number;
  /** The facts. */
  readonly evidence: Evidence;
}

/** Statements that a database executed during a part of a probe, by its own count. */
export interface StatementsSeen extends StatementCounts {
  /** Which observation. */
  readonly kind: 'statements';
  /** Database component. */
  readonly database: string;
}

/** A row that was written to one database, and looked for in another. */
export interface RowSeen extends WriteTried {
  /** Which observation. */
  readonly kind: 'row';
  /** Database that it was written to. */
  readonly to: string;
  /** With whose rights. */
  readonly by: 'application' | 'operator';
  /** Database that it was looked for in. */
  readonly soughtIn: string;
  /** When it was first seen there, from its being stored; null when it never was. */
  readonly seenAfterMs: number | null;
  /** How long it was looked for. */
  readonly soughtMs: number;
}

/** Which of the ids asked for a database holds. */
export interface HoldingsSeen {
  /** Which observation. */
  readonly kind: 'holdings';
  /** Database component. */
  readonly database: string;
  /** How often it holds each id; those that it does not hold are left out. */
  readonly times: Readonly<Record<string, number>>;
}

/** Something that was done by hand. */
export interface StepSeen {
  /** Which observation. */
  readonly kind: 'step';
  /** What, in words. */
  readonly what: string;
  /** When it was complete, from the start of the probe. */
  readonly atMs: number;
}

/** A balancer's own view of a server changed. */
export interface ViewSeen {
  /** Which observation. */
  readonly kind: 'view';
  /** Balancer component. */
  readonly balancer: string;
  /** Backend and server as the balancer names them, for example `app/server1`. */
  readonly server: string;
  /** Its state: `UP`, `DOWN`, `MAINT`, … */
  readonly state: string;
  /** When it was read, from the start of the probe. */
  readonly atMs: number;
}
