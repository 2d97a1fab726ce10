/** A table in Markdown. Cells may hold Markdown of their own; bars and line breaks are made harmless. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cellText).join(' | ')} |`);
  return lines.join('\n');
}

/** A word of code in Markdown. */
export const code = (text: string): string => `\`${text}\``;

const cellText = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
