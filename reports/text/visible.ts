/**
 * Characters that act instead of being seen: control characters (ANSI escapes begin with one), marks that turn the
 * direction of writing, zero-width characters, the byte-order mark, and halves of surrogate pairs.
 */
const acting =
  // eslint-disable-next-line no-control-regex -- finding control characters is what it is for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]|\p{Surrogate}/gu;

/** Foreign text in one line in which every character is seen as what it is: `\u001b` for an escape, a space for a line break. */
export function visible(text: string): string {
  return text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(acting, spelled);
}

const spelled = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
