export { bundleScript } from './bundle.ts';
export type { LoadHandle, LoadOrder, LoadResult } from './handle.ts';
export { readSamples } from './read.ts';
export { startLoad } from './start.ts';
