/** Largest plan file that is looked at, in bytes; check a file's size against it before reading the file. */
export const maxPlanBytes = 256 * 1024;

/** Something wrong with a text, by its offset. */
export interface TextProblem {
  /** Where, in UTF-16 units from the start. */
  readonly offset: number;
  /** What is wrong. */
  readonly what: string;
  /** The rule it breaks. */
  readonly why: string;
}

const utf8 = 'It must be a text file in UTF-8 without byte order mark: save it as such.';

/** Everything a text may be refused for before it is parsed, cheapest first. */
export function textProblem(text: string): TextProblem | undefined {
  if (text.length > maxPlanBytes || Buffer.byteLength(text) > maxPlanBytes) return tooLarge;
  if (text.startsWith('\uFEFF')) return { offset: 0, what: 'the file begins with a byte order mark', why: utf8 };
  return badCharacter(text);
}

const tooLarge: TextProblem = {
  offset: 0,
  what: `the file is larger than ${maxPlanBytes / 1024} KiB`,
  why: 'No plan or stack needs that much: is it the right file?',
};

/** What a plan may contain; everything else is a control character, half a character, or the mark of a wrong encoding. */
const foreign = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFC\u{10000}-\u{10FFFF}]/u;

function badCharacter(text: string): TextProblem | undefined {
  const offset = text.search(foreign);
  if (offset === -1) return undefined;
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { offset, what: `character U+${code} is not allowed`, why: utf8 };
}
