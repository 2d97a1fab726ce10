export type { Fault } from './contract.ts';
export { faults } from './faults/index.ts';
export { findFault } from './find.ts';
export { hardMaximumMs } from './limits.ts';
export type { Journal } from './journal.ts';
export { openJournal, readJournal } from './journal.ts';
export type { JudgedWindow, Scene } from './scene.ts';
export type { EpisodeOutcome } from './timeline.ts';
export { runEpisode } from './timeline.ts';
