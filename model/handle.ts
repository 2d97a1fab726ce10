import type { ComponentLimits } from './component-limits.ts';
import type { Fact } from './evidence.ts';
import type { EpochMs, Milliseconds, Share } from './units.ts';

/** What can be seen of a component's process without asking the component itself. */
export interface ProcessFacts {
  /** `running`: at least one process that can run; `paused`: all stopped by signal; `absent`: none, zombies aside. */
  readonly state: 'running' | 'paused' | 'absent';
  /** Whether a socket listens on the component's port. */
  readonly listening: boolean;
  /** Process ids in the component's process group that are not zombies. */
  readonly pids: readonly number[];
  /** Process ids of their descendants that left the group, so that no signal of ours reaches them; absent when there are none. */
  readonly strays?: readonly number[];
}

/** What can be seen of a component that is stopped and continued in turns. */
export interface PaceFacts {
  /** Whether the helper that does it is alive. */
  readonly hampered: boolean;
  /** Share of the looks that found every process of the component stopped. */
  readonly stoppedShare: Share;
  /** Number of looks, spread over two rounds or more. */
  readonly looks: number;
  /** Share of time that it is meant to be stopped while hampered. */
  readonly plannedShare: Share;
}

/** Making a component slow: a helper process of the lab stops and continues it in turns. */
export interface PaceHandle {
  /** Begins; resolves when the component was seen stopped once. The helper ends by itself at its hard maximum. */
  hamper(): Promise<void>;
  /** Ends the helper and lets the component run; harmless when nothing hampers it, or when it is dead. */
  free(): Promise<void>;
  /** Samples the process table for two rounds. */
  observe(): Promise<PaceFacts>;
}

/** What can be seen of the connections on a component's port, in the socket table of its host. */
export interface SlotFacts {
  /** Connections that the component accepts at once, by its settings; 0 when it has no limit, absent when its own file hides it. */
  readonly limit: number | undefined;
  /** Connections it has accepted, whoever opened them. */
  readonly taken: number;
  /** Connections that wait in the kernel until it accepts them, whoever opened them: they come before whoever comes now. */
  readonly waiting: number;
  /** Connections that the helper holds there, accepted or waiting. */
  readonly held: number;
}

/** Taking every connection that a component has to give: a helper process of the lab opens and holds them. */
export interface SlotsHandle {
  /** As in `SlotFacts`; nothing can be taken when it is 0, and nobody can tell when all are when it is not known. */
  readonly limit: number | undefined;
  /** Begins; resolves when all are taken. The helper ends by itself at its hard maximum. */
  occupy(): Promise<void>;
  /** Ends the helper, and with it its connections; harmless when there is none. */
  vacate(): Promise<void>;
  /** Counts in the socket table. */
  observe(): Promise<SlotFacts>;
}

/** What can be seen of a component's own file system. */
export interface DiskFacts {
  /** Its size in bytes. */
  readonly totalBytes: number;
  /** Its size when nothing befalls it. */
  readonly plannedBytes: number;
  /** What is left in bytes. */
  readonly freeBytes: number;
  /** Size of our ballast in bytes; 0 when there is none. */
  readonly ballastBytes: number;
}

/** Filling a component's own file system, which is small and shared with nobody. */
export interface DiskHandle {
  /** Whether an operator must restart the component after its disk was full: it then waits or fails although there is room. */
  readonly wedges: boolean;
  /** Shrinks it to what is used, and writes ballast until nothing is left: a big disk need not be filled with memory. */
  fill(): Promise<void>;
  /** Removes the ballast and gives back its size; harmless when nothing was filled. */
  empty(): Promise<void>;
  /** Asks the file system. */
  observe(): Promise<DiskFacts>;
}

/** What may be done to one component. Every act resolves when its effect is complete and is harmless when repeated. */
export interface ComponentHandle extends ComponentLimits {
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
  /** Starts it unless it runs; one that was asked to end and did not is killed first. Resolves when its readiness probe passes. */
  start(): Promise<void>;
  /** Looks at the process table and the socket table; never asks the component, so it cannot hang on it. */
  observe(): Promise<ProcessFacts>;
  /** Slowing it down. */
  readonly pace: PaceHandle;
  /** Taking its connections. */
  readonly slots: SlotsHandle;
  /** Filling its disk. */
  readonly disk: DiskHandle;
}

/** What can be seen of a silence rule. */
export interface SilenceFacts {
  /** Whether the rule that drops everything is in place. */
  readonly inPlace: boolean;
  /** Packets it has dropped so far; 0 when not in place. */
  readonly droppedPackets: number;
}

/** What can be seen of a rule that loses packets by chance. */
export interface LossFacts {
  /** Whether the rule is in place. */
  readonly inPlace: boolean;
  /** Packets it has seen so far; 0 when not in place. */
  readonly seenPackets: number;
  /** Packets it has dropped of them. */
  readonly droppedPackets: number;
  /** Share of packets it is meant to drop. */
  readonly plannedShare: Share;
}

/** Losing some of a target's packets, both ways. */
export interface LossHandle {
  /** Begins to drop packets by chance. */
  lose(): Promise<void>;
  /** Ends it; harmless when there is no loss. */
  restore(): Promise<void>;
  /** Looks at the rule and its counters. */
  observe(): Promise<LossFacts>;
}

/** Cutting a target off the network in silence, both ways. */
export interface NetworkHandle {
  /** Drops every packet from and to the target. */
  silence(): Promise<void>;
  /** Lifts the silence; harmless when there is none. */
  restore(): Promise<void>;
  /** Looks at the rule and its counter. */
  observe(): Promise<SilenceFacts>;
  /** Losing some packets instead of all. */
  readonly loss: LossHandle;
}

/** What another component, which is not the target, says of the target. */
export interface Testimony extends Pick<Fact, 'what' | 'seen'> {
  /** Whether it takes the target for gone, as a whole or in part. */
  readonly missesTarget: boolean;
}

/** A host or a component as a fault sees it. */
export interface TargetHandle {
  /** Name in the stack. */
  readonly name: string;
  /** The component, or all of the host's, in starting order. */
  readonly components: readonly ComponentHandle[];
  /** The target's place in the network. */
  readonly network: NetworkHandle;
  /**
   * Asks whoever depends on the target and is not part of it: balancers for their view of its servers, replicas for their
   * replication threads. Bounded in time; who does not answer says so.
   */
  witness(): Promise<readonly Testimony[]>;
}

/** A process started through the seam. */
export interface RunningProcess {
  /** Process id, also the id of its process group. */
  readonly pid: number;
  /** Resolves when it has ended. Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** Sends a signal to the whole group; nothing happens when nobody is left. */
  signal(signal: NodeJS.Signals): void;
  /** The conversation with a process that was started to talk; absent for every other. */
  readonly talk?: Talk;
}

/** A conversation with a process, line by line. */
export interface Talk {
  /** Says one line to it; harmless when it is gone. */
  tell(line: string): void;
  /** Hears every line it says from now on. */
  hear(onLine: (line: string) => void): void;
  /** Says nothing more: the process reads the end of its input. */
  close(): void;
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
  /** Whether its standard input and output are a conversation with us, instead of nothing and the log file; absent means no. */
  readonly talks?: true;
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
