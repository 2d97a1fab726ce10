import type { ExitCode } from './exit.ts';
import { exitCodes } from './exit.ts';

/** An entry of the catalogue. */
export interface FailureKind {
  /** Exit code of a command that ends with it. */
  readonly exit: ExitCode;
  /** What the user can do next, unless the failure itself knows better. */
  readonly next: string;
}

const afterASignal = 'Run the same command again; what was fetched or judged so far is kept.';

/** Every failure of ours. Closed: a failure that is not listed is a bug (exit 70). */
export const failureKinds = {
  'bad-argument': { exit: exitCodes.usage, next: 'Run `spofproof --help` for the commands and their options.' },
  'bad-plan': {
    exit: exitCodes.usage,
    next: 'Correct the file; `spofproof plan FILE` checks it without starting anything.',
  },
  'bad-stack': { exit: exitCodes.usage, next: 'Correct the stack; `spofproof list` shows the shipped ones.' },
  'bad-baseline': {
    exit: exitCodes.usage,
    next: 'Correct the file; `spofproof gate show FILE` checks it, `spofproof gate update RUN FILE` writes it.',
  },
  'bad-evidence': {
    exit: exitCodes.usage,
    next: 'Correct the file, or leave it out; docs/foreign-evidence.md says what is read of it.',
  },
  'file-missing': { exit: exitCodes.usage, next: 'Check the path; it begins in the folder where you are.' },
  'bad-run-folder': { exit: exitCodes.usage, next: 'Name a folder under `runs/`, for example `runs/latest`.' },
  'run-folder-unwritable': {
    exit: exitCodes.unavailable,
    next: 'Make the folder writable, free space, or choose another with `--runs DIR`.',
  },
  'no-permission': {
    exit: exitCodes.unavailable,
    next: 'Give this user access to what is named above, or run as the user to whom it belongs.',
  },
  'disk-full': {
    exit: exitCodes.unavailable,
    next: 'Free some space and run again; what was gathered so far is kept.',
  },
  'machine-unfit': { exit: exitCodes.unavailable, next: 'Run `spofproof doctor`: it names the remedy.' },
  'tool-missing': { exit: exitCodes.unavailable, next: 'Run `spofproof doctor`: it names the remedy.' },
  'set-up-failed': {
    exit: exitCodes.unavailable,
    next: 'Run the same command again: set-up goes on where it stopped.',
  },
  'component-not-ready': {
    exit: exitCodes.unavailable,
    next: 'Read its log lines above; `spofproof doctor` checks this machine.',
  },
  'command-failed': { exit: exitCodes.unavailable, next: 'Run `spofproof doctor`; it names what this machine lacks.' },
  'command-timed-out': {
    exit: exitCodes.unavailable,
    next: 'Run again; if it repeats, `spofproof doctor` and the logs in the run folder tell more.',
  },
  'controller-died': {
    exit: exitCodes.internal,
    next: 'Nothing of the lab is left; look for an out-of-memory kill in `dmesg`, and run `spofproof doctor`.',
  },
  'not-restored': {
    exit: exitCodes.notRestored,
    next: 'The lab is gone with the run, nothing is left; the journal in the run folder names what failed to heal.',
  },
  locked: {
    exit: exitCodes.locked,
    next: 'Wait for it to end, or stop it with Ctrl-C; a lab kept up is stopped by `spofproof lab down`.',
  },
  'deadline-over': {
    exit: exitCodes.unknown,
    next: 'Give it more time with `--deadline`, or fewer suites; what was judged before is kept.',
  },
  hangup: { exit: exitCodes.hangup, next: afterASignal },
  interrupted: { exit: exitCodes.interrupted, next: afterASignal },
  terminated: { exit: exitCodes.terminated, next: afterASignal },
  'no-lab': { exit: exitCodes.usage, next: 'Start one with `spofproof lab up`.' },
  internal: {
    exit: exitCodes.internal,
    next: 'This is a bug of spofproof: report it with the stack trace below.',
  },
} as const satisfies Record<string, FailureKind>;

/** Code of a failure. */
export type FailureCode = keyof typeof failureKinds;

/** What a failure is made of. */
export interface FailureParts {
  /** What happened, one line; with `file:line:col` in front when a file is to blame. */
  readonly what: string;
  /** The likely reason, one line. */
  readonly why: string;
  /** Replaces the catalogue's next step when the situation has a better one. */
  readonly next?: string;
  /** Last log lines of the component to blame. */
  readonly log?: readonly string[];
  /** The error underneath. */
  readonly cause?: unknown;
}

/** The one error class of the project: shown as what, why and next step, without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** Entry of the catalogue. */
  readonly code: FailureCode;
  /** The likely reason. */
  readonly why: string;
  /** The next step. */
  readonly next: string;
  /** Last log lines of the component to blame; empty when none. */
  readonly log: readonly string[];

  constructor(code: FailureCode, parts: FailureParts) {
    super(parts.what, { cause: parts.cause });
    this.code = code;
    this.why = parts.why;
    this.next = parts.next ?? failureKinds[code].next;
    this.log = parts.log ?? [];
  }

  /** Exit code that belongs to it. */
  get exit(): ExitCode {
    return failureKinds[this.code].exit;
  }
}

/** The message of anything thrown, in one line. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 500);
}
