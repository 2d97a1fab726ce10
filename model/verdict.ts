import type { Cell } from './cell.ts';
import type { EpisodeVerdict } from './episode.ts';
import type { RunEvent } from './event.ts';
import type { WriteLedger } from './ledger.ts';
import type { Plan } from './plan.ts';
import type { ProbeVerdict } from './probe-verdict.ts';
import type { Sample } from './sample.ts';
import type { StackSpec } from './stack.ts';
import type { Truth } from './truth.ts';

/** Everything judged about a run; `verdict.json`. Same record in, same bytes out. */
export interface Verdict {
  /** Schema of this file. */
  readonly schema: 'spofproof/verdict@1';
  /** What was run, where and with what. */
  readonly run: RunFacts;
  /** The worst of all expectations; of a run that was cut, unknown at best. */
  readonly outcome: Truth;
  /** 0, 1 or 2: what `prove` exits with for this verdict. Whoever interrupted the run exits with the signal's own code. */
  readonly exitCode: number;
  /** One per target x fault x operation, in the order of the plan; the sham's cells among them. */
  readonly cells: readonly Cell[];
  /** Writes of the whole run against what the databases hold. */
  readonly writes: WriteLedger;
  /** Claims about the architecture; empty until a plan makes some. */
  readonly claims: readonly ClaimVerdict[];
  /** Questions asked of the stack beside faults, in the order of the plan; absent when it has none. */
  readonly probes?: readonly ProbeVerdict[];
  /** One per episode: marks, series, evidence, validity; what timelines are drawn from. */
  readonly episodes: readonly EpisodeVerdict[];
  /** Whether the run as a whole can be trusted. */
  readonly validity: readonly ValidityCheck[];
  /** The stack that was tested. */
  readonly stack: StackSpec;
  /** The plan, resolved. */
  readonly plan: Plan;
}

/** What was run, where and with what. */
export interface RunFacts {
  /** Name of the run folder. */
  readonly id: string;
  /** Suite name. */
  readonly suite: string;
  /** Start, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** From the first to the last event. */
  readonly durationMs: number;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Versions by program. */
  readonly versions: Readonly<Record<string, string>>;
  /** The machine. */
  readonly host: Readonly<Record<string, string | number>>;
  /** Command that repeats the run. */
  readonly command: string;
  /** Episodes in which the machine was too busy to measure, and in whose place others were played; absent where there were none. */
  readonly repeated?: readonly number[];
  /** Episodes that were played in the place of others and came to nothing, so that those count; absent where there were none. */
  readonly inVain?: readonly number[];
  /** How often another stack was raised for the next episode, as the one before was not steady any more; absent where it was not. */
  readonly raisedAnew?: number;
}

/** A sentence about a stack and its truth. */
export interface ClaimVerdict {
  /** Id of the claim. */
  readonly id: string;
  /** The claim in words. */
  readonly sentence: string;
  /** Held, broken or unknown. */
  readonly verdict: Truth;
  /** The numbers that carry it. */
  readonly because: readonly string[];
}

/** One thing that must be true for the run to be believed. */
export interface ValidityCheck {
  /** Name of the check: a noun that names the failing state. */
  readonly id: string;
  /** Whether the run passes it; unknown when it could not be looked at. */
  readonly verdict: Truth;
  /** One sentence with numbers. */
  readonly sentence: string;
}

/** Everything the judge is given; nothing else decides. */
export interface EvidenceRecord {
  /** The plan, resolved. */
  readonly plan: Plan;
  /** The stack it was run on. */
  readonly stack: StackSpec;
  /** The journal. */
  readonly events: readonly RunEvent[];
  /** Samples by episode number. */
  readonly samples: ReadonlyMap<number, readonly Sample[]>;
}
