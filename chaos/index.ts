export type { Fault, Moment, Undo } from './contract.ts';
export { faults } from './faults/index.ts';
export { findFault, findTarget } from './find.ts';
export type { FileJournal, Journal } from './journal.ts';
export { openJournal, readJournal } from './journal.ts';
export type { Scene } from './scene.ts';
export { undoOf } from './strike.ts';
export type { EpisodeOutcome } from './timeline.ts';
export { runEpisode } from './timeline.ts';
