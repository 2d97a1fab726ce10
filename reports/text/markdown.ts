import { visible } from './visible.ts';

/**
 * Foreign text in Markdown: every sign with a meaning is escaped, markup is spelled out, and addresses do not become links. Signs
 * come first: an entity has one of them in it, and escaped it would be seen as what it is.
 */
export const inMarkdown = (text: string): string =>
  visible(text)
    .replaceAll(/[\\`*_{}[\]#|~!]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//');

/** A table row. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
