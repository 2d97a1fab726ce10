const longest = 40;

/** Control, format and private characters, half characters, and separators of lines: whatever a terminal could act on. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A value of a plan as an error message may show it: short, on one line, harmless to a terminal. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return `a ${typeof value}`;
  const text = JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
  return text.replaceAll(unprintable, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`);
}

/** A file name as an error message may show it: control characters replaced, so that none reaches the terminal. */
export const shownFile = (fileName: string): string => fileName.replaceAll(unprintable, '?').slice(-200);

/** A path inside a plan in the notation of JavaScript: `experiments[2].fault`. */
export function shownPath(path: readonly (string | number)[], whole = 'the plan'): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps.join('').replace(/^\./, '') || whole;
}

/** A duration as a plan writes it, ready to be pasted: `250ms`, `3.1s`, `10m`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1000) return `${durationMs}ms`;
  return durationMs % 60_000 === 0 ? `${durationMs / 60_000}m` : `${durationMs / 1000}s`;
}

/** A share as people read it: `99 %`, `99.95 %`. */
export const percentText = (share: number): string => `${Number((share * 100).toFixed(4))} %`;
