import { plainJson } from '../model/plain-json.ts';

/** An answer to `--json`: two spaces a level, and nothing in it that a terminal, a page or a CI would obey. */
export const jsonText = (value: object): string => plainJson(JSON.stringify(value, undefined, 2));
