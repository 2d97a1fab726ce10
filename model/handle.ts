import type { EpochMs, Milliseconds } from './units.ts';

/** What can be seen of a component's process without asking the component itself. */
export interface ProcessFacts {
  /** `running`: at least one process that can run; `paused`: all stopped by signal; `absent`: none, zombies aside. */
  readonly state: 'running' | 'paused' | 'absent';
  /** Whether a socket listens on the component's port. */
  readonly listening: boolean;
  /** Process ids in the component's process group that are not zombies. */
  readonly pids: readonly number[];
}

/** What may be done to one component. Every act resolves when its effect is complete and is harmless when repeated. */
export interface ComponentHandle {
  /** Name in the stack. */
  readonly name: string;
  /** Asks it to end, waits until every process of its group is gone; past its limit it is an error, not a kill. */
  stop(): Promise<void>;
  /** SIGKILL to the whole process group; resolves when every process is reaped. */
  kill(): Promise<void>;
  /** SIGSTOP to the whole process group. */
  pause(): Promise<void>;
  /** SIGCONT to the whole process group. */
  resume(): Promise<void>;
  /** Starts it unless it runs; resolves when its readiness probe passes. */
  start(): Promise<void>;
  /** Looks at the process table and the socket table; never asks the component, so it cannot hang on it. */
  observe(): Promise<ProcessFacts>;
}

/** What can be seen of a silence rule. */
export interface SilenceFacts {
  /** Whether the rule that drops everything is in place. */
  readonly inPlace: boolean;
  /** Packets it has dropped so far; 0 when not in place. */
  readonly droppedPackets: number;
}

/** Cutting a target off the network in silence, both ways. */
export interface NetworkHandle {
  /** Drops every packet from and to the target. */
  silence(): Promise<void>;
  /** Lifts the silence; harmless when there is none. */
  restore(): Promise<void>;
  /** Looks at the rule and its counter. */
  observe(): Promise<SilenceFacts>;
}

/** A host or a component as a fault sees it. */
export interface TargetHandle {
  /** Name in the stack. */
  readonly name: string;
  /** The component, or all of the host's, in starting order. */
  readonly components: readonly ComponentHandle[];
  /** The target's place in the network. */
  readonly network: NetworkHandle;
}

/** A process started through the seam. */
export interface RunningProcess {
  /** Process id, also the id of its process group. */
  readonly pid: number;
  /** Resolves when it has ended. Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** Sends a signal to the whole group; false when no process was there. */
  signal(signal: NodeJS.Signals): boolean;
}

/** How a process ended. */
export interface ProcessEnd {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  /** Signal that ended it; null when it exited. */
  readonly signal: string | null;
  /** When the end was noticed. */
  readonly at: EpochMs;
}

/** How to start a long-running process. */
export interface StartOptions {
  /** File that receives its standard output and error, appended. */
  readonly logFile: string;
  /** Added to an otherwise minimal environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Working directory; the current one when absent. */
  readonly cwd?: string;
}

/** How to run a short command. */
export interface RunOptions {
  /** Text for its standard input. */
  readonly input?: string;
  /** Past this it is killed and the call fails with `command-timed-out`. */
  readonly timeoutMs: Milliseconds;
}

/** What a short command gave back. */
export interface RunResult {
  /** Exit code. */
  readonly code: number;
  /** Standard output. */
  readonly stdout: string;
  /** Standard error. */
  readonly stderr: string;
}

/** The one seam through which processes are started; argv arrays only, never a string for a shell. Faked in unit tests. */
export interface Shell {
  /** Runs a command to its end; resolves whatever its exit code, rejects only when it cannot start or runs out of time. */
  run(argv: readonly string[], options: RunOptions): Promise<RunResult>;
  /** Starts a process in a session and process group of its own. */
  start(argv: readonly string[], options: StartOptions): RunningProcess;
}

/** Reads and passes time; a virtual one in tests. */
export interface Clock {
  /** Now, from a clock that never steps back. */
  now(): EpochMs;
  /** Resolves at the moment given (at once when past), or rejects when the signal aborts. */
  until(moment: EpochMs, signal?: AbortSignal): Promise<void>;
}
