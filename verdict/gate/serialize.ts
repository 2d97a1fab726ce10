import type { AcceptedCell, Baseline } from '../../model/baseline.ts';
import { plainJson } from '../../model/plain-json.ts';

const fields: readonly (keyof AcceptedCell)[] = ['finding', 'effect', 'gapMs', 'gapUpToMs', 'reason', 'until'];

/** The bytes of a baseline: a cell a line, in the order of the names, so that a difference in a review is the difference. */
export function serializeBaseline({ schema, stack, suite, from, comment, cells }: Baseline): string {
  const head = Object.entries({ schema, stack, suite, from, comment }).filter(([, value]) => value !== undefined);
  const rows = Object.entries(cells)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, cell]) => `    ${JSON.stringify(key)}: ${entry(cell)}`);
  const inner = rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n  }`;
  const lines = [...head.map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`), `  "cells": ${inner}`];
  return plainJson(`{\n${lines.join(',\n')}\n}\n`);
}

const entry = (cell: AcceptedCell): string => {
  const parts = fields.flatMap((field) => (cell[field] === undefined ? [] : [`"${field}": ${valueText(cell[field])}`]));
  return `{ ${parts.join(', ')} }`;
};

const valueText = (value: AcceptedCell[keyof AcceptedCell]): string =>
  Array.isArray(value) ? `[${value.join(', ')}]` : JSON.stringify(value);
