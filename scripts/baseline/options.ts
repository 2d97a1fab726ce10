import type { CommonOptions } from '../output.ts';

/** Options of `gate show`. */
export interface GateFileOptions extends CommonOptions {
  /** The baseline. */
  readonly file: string;
}

/** Options of `gate update` and `gate check`. */
export interface GateRunOptions extends GateFileOptions {
  /** Run folder, `verdict.json`, or id in the history. */
  readonly run: string;
  /** Folder of the history; absent when that of the usual one will do. */
  readonly runs?: string;
}
