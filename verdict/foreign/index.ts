export { gatherEpisodes } from '../gather.ts';
export { readForeignEvents } from './events.ts';
export { foreignEpisodes, frameOf } from './frame.ts';
export { judgeForeign } from './judge.ts';
