/**
 * Whatever a JSON text may hold beyond what JSON itself escapes: characters that act on a terminal (control, direction and
 * format characters, line separators), the end of a script or the begin of a comment where somebody puts the text into a
 * page, and what some CIs take for a command. None of them stands outside of a string.
 */
const acting = /[^\P{C}\n]|[\u2028\u2029]|<(?=\/|!--)|#(?=#\w*\[)/gu;

/** The same JSON with every such character as `\uXXXX`: it reads back as the same value, and does nothing when it is shown. */
export const plainJson = (json: string): string => json.replaceAll(acting, escaped);

/** In units of UTF-16, as JSON has it. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit).toString(16))
    .map((unit) => `\\u${unit.padStart(4, '0')}`)
    .join('');
