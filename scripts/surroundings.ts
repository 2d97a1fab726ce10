import type { Journal } from '../chaos/index.ts';
import type { Clock } from '../model/handle.ts';
import type { Neighbours } from './neighbours.ts';
import type { PlannedEpisode } from './repeat.ts';
import type { RunFolder } from './run-folder.ts';

/** What a run needs beside its job. */
export interface RunSurroundings {
  /** Where everything gathered goes. */
  readonly folder: RunFolder;
  /** The record of what happens. */
  readonly journal: Journal;
  /** The steady clock. */
  readonly clock: Clock;
  /** Aborts when somebody asks the run to stop. */
  readonly signal: AbortSignal;
  /** Tells the user one line. */
  readonly say: (line: string) => void;
  /** The other lanes. */
  readonly neighbours: Neighbours;
  /** Called when an episode is over: its findings can be told. Whether the machine was too busy to measure it. Never rejects. */
  readonly onEpisode: (played: PlannedEpisode) => Promise<boolean>;
}
