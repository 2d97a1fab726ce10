import { sleep } from 'k6';
import execution from 'k6/execution';
import http from 'k6/http';
import type { Options } from 'k6/options';
import type { Script } from './script.ts';
import { makeScript } from './whole.ts';

let made: Script | undefined;

/**
 * The script, made when it is needed first. k6 runs this file once for each virtual user before the load begins, and each user has his
 * turn within the time that a request may hang: to make every function of the script takes 0.3 ms a user, which the begin of a load
 * need not wait for.
 */
const script = (): Script => (made ??= makeScript({ sleep, execution, http }));

/** What k6 is asked to do: it reads that before there is any virtual user, and never again. */
export const options: Options = __VU === 0 ? script().options() : {};

const visitStatic = (): void => script().visits.static();

/** What a returning user does: opens the page, looks up an item, stores something. */
export const staticReturning = (): void => script().visits.staticReturning();
/** Looks up an item. */
export const read = (): void => script().visits.read();
/** The same by a returning user. */
export const readReturning = (): void => script().visits.readReturning();
/** Stores something. */
export const write = (): void => script().visits.write();
/** The same by a returning user. */
export const writeReturning = (): void => script().visits.writeReturning();

/** One function a scenario, by its name. */
export { visitStatic as static };
