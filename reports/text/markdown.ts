import { visible } from './visible.ts';

/** Foreign text in Markdown: every sign with a meaning is escaped, markup is spelled out, and addresses do not become links. */
export const inMarkdown = (text: string): string =>
  visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replaceAll(/[\\`*_{}[\]#|~!]/g, String.raw`\$&`);

/** A table row. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
