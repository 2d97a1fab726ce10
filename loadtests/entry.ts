import * as k6 from 'k6';
import execution from 'k6/execution';
import http from 'k6/http';
import type { Options } from 'k6/options';
import type { Script } from './whole.ts';
import { wholeScript } from './whole.ts';

/** k6's own modules under their names: only what k6 loads first may ask for them. */
const modules = {
  k6,
  'k6/execution': { __esModule: true, default: execution },
  'k6/http': { __esModule: true, default: http },
};

let made: Script | undefined;

/**
 * The script, made when it is needed first. k6 runs this file once for each virtual user that may be needed, and most never are: to
 * make all functions of the script for each of 2,000 took 1.45 s of processor time and 500 MB, and takes 0.89 s and 290 MB so.
 */
const script = (): Script => (made ??= wholeScript(modules));

/** What k6 is asked to do: it reads that before there is any virtual user, and never again. */
export const options: Options = __VU === 0 ? script().options : {};

const visitStatic = (): void => script().static();

/** What a returning user does: opens the page, looks up an item, stores something. */
export const staticReturning = (): void => script().staticReturning();
/** Looks up an item; the others open the page and store something. */
export const read = (): void => script().read();
/** The same by a returning user. */
export const readReturning = (): void => script().readReturning();
/** Stores something. */
export const write = (): void => script().write();
/** The same by a returning user. */
export const writeReturning = (): void => script().writeReturning();

/** One function a scenario, by its name. */
export { visitStatic as static };
