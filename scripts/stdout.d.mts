import type { EventEmitter } from 'node:events';

/** What is heeded of a process. */
export interface WritingPlace extends Pick<EventEmitter, 'on'> {
  /** Where the answer goes. */
  readonly stdout: EventEmitter & { readonly fd: number; readonly isTTY?: boolean };
  /** Where everything else goes. */
  readonly stderr: EventEmitter & { write(text: string): unknown };
  /** How the process will end. */
  exitCode?: number | string | null | undefined;
}

/** Goes on whatever happens to standard output and standard error, and ends with 69 when an answer could not be written whole. */
export function heedStdout(place?: WritingPlace): void;

/** How the system says that there is no room. */
export const full: ReadonlySet<string>;
