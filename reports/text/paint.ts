/** Colours of a terminal, by meaning. */
export type Paint = 'bad' | 'good' | 'open' | 'strong';

const codes: Readonly<Record<Paint, readonly [number, number]>> = {
  bad: [31, 39],
  good: [36, 39],
  open: [33, 39],
  strong: [1, 22],
};

/** Colours a text when colour is wanted; the words say the same without it. */
export const painted = (color: boolean, paint: Paint, text: string): string =>
  color ? `\u001b[${codes[paint][0]}m${text}\u001b[${codes[paint][1]}m` : text;
