import module from 'node:module';
import { dirname } from 'node:path';

/**
 * The variable that lets a Node that we start take compiled code from where this one keeps its own: types are stripped and
 * code is compiled once, not at every start. Empty where this one keeps none.
 */
export function compiledCode(): Readonly<Record<string, string>> {
  const kept = module.getCompileCacheDir();
  // Node adds a folder for its own version to the one that it is told.
  return kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) };
}
