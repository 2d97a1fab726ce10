import * as script from './script.ts';

/** What the load script gives to k6. */
export type Script = typeof script;

/**
 * The whole script. `driver/bundle.ts` puts another module in the place of this one, which makes the script only when it is asked for.
 * @param _modules k6's own modules under their names, for that one
 */
export const wholeScript = (_modules: Readonly<Record<string, unknown>>): Script => script;
