/**
 * Characters that act instead of being seen, by their Unicode category "other": control characters (ANSI escapes
 * begin with one), marks that turn the direction of writing, zero-width characters, halves of surrogate pairs,
 * unassigned and private ones; and the two line separators.
 */
const acting = /[\p{C}\u2028\u2029]/gu;

/** Foreign text in one line in which every character is seen as what it is: `\u001b` for an escape, a space for a line break. */
export const visible = (text: string): string => text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(acting, spelled);

const spelled = (character: string): string => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
