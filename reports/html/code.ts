import type { Part } from './escape.ts';
import { html } from './escape.ts';

/** A sentence in which what stands between two backticks is code; one with a backtick left over stays as it is. */
export function withCode(text: string): readonly Part[] {
  const pieces = text.split('`');
  if (pieces.length % 2 === 0) return [text];
  return pieces.map((piece, place) => (place % 2 === 1 ? html`<code>${piece}</code>` : piece));
}
