import type { ClaimsVerdict } from '../model/claims-verdict.ts';
import { plainJson } from '../model/plain-json.ts';
import type { ForeignVerdict } from '../model/foreign.ts';
import type { Verdict } from '../model/verdict.ts';

/**
 * The bytes of `verdict.json`, of `claims.json` and of a verdict of evidence from elsewhere: keys in the order in which they
 * were built, two spaces a level, arrays of plain values on one line, so that a series is a line and a difference between two
 * runs can be read.
 */
export const serializeVerdict = (verdict: Verdict | ClaimsVerdict | ForeignVerdict): string =>
  plainJson(`${text(verdict, '')}\n`);

function text(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return `[${value.map((item) => text(item, inner)).join(', ')}]`;
    return block(
      '[',
      ']',
      indent,
      value.map((item) => text(item, inner)),
    );
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return block(
    '{',
    '}',
    indent,
    entries.map(([key, item]) => `${JSON.stringify(key)}: ${text(item, inner)}`),
  );
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function block(open: string, close: string, indent: string, lines: readonly string[]): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}
