import type { Part } from './measure.ts';
import { asMarkdown } from './measure.ts';

/** The document with new parts in the places of the old ones of the same title; new titles come last. */
export function documentOf(header: string, before: string, parts: readonly Part[]): string {
  const fresh = new Map(parts.map((part) => [part.title, asMarkdown(part)]));
  const old = before.split(/^(?=## )/m).filter((section) => section.startsWith('## '));
  const kept = old.map((section) => {
    const title = section.slice(3, section.indexOf('\n'));
    const text = fresh.get(title) ?? section;
    fresh.delete(title);
    return text.trimEnd();
  });
  const added = [...fresh.values()].map((text) => text.trimEnd());
  return `${[header.trimEnd(), ...kept, ...added].join('\n\n')}\n`;
}
