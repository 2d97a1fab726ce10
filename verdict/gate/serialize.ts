import type { AcceptedCell, Baseline, BaselineTaken } from '../../model/baseline.ts';
import { plainJson } from '../../model/plain-json.ts';

const fields: readonly (keyof AcceptedCell)[] = ['finding', 'effect', 'gapMs', 'gapUpToMs', 'reason', 'until'];

/** The bytes of a baseline: a cell a line, in the order of the names, so that a difference in a review is the difference. */
export function serializeBaseline({ schema, stack, suite, from, comment, taken, cells }: Baseline): string {
  const head = Object.entries({ schema, stack, suite, from, comment }).filter(([, value]) => value !== undefined);
  const lines = [
    ...head.map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`),
    `  "cells": ${mapText(cells, entry, '  ')}`,
    ...(taken ? [`  "taken": ${takenText(taken)}`] : []),
  ];
  return plainJson(`{\n${lines.join(',\n')}\n}\n`);
}

/** Plan and stack as far as they are kept: a setting a line, and a component a line. */
function takenText({ plan, settings, probes, stack, components }: BaselineTaken): string {
  const own = { plan, probes, stack };
  const lines = [
    ...Object.entries(own).map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`),
    ...Object.entries({ settings, components }).map(
      ([key, map]) => `    "${key}": ${mapText<number | string>(map, (value) => JSON.stringify(value), '    ')}`,
    ),
  ];
  return `{\n${lines.join(',\n')}\n  }`;
}

/** A map with an entry a line, in the order of the names. */
function mapText<Value>(
  map: Readonly<Record<string, Value>>,
  textOf: (value: Value) => string,
  indent: string,
): string {
  const rows = Object.entries(map)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${indent}  ${JSON.stringify(key)}: ${textOf(value)}`);
  return rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n${indent}}`;
}

const entry = (cell: AcceptedCell): string => {
  const parts = fields.flatMap((field) => (cell[field] === undefined ? [] : [`"${field}": ${valueText(cell[field])}`]));
  return `{ ${parts.join(', ')} }`;
};

const valueText = (value: AcceptedCell[keyof AcceptedCell]): string =>
  Array.isArray(value) ? `[${value.join(', ')}]` : JSON.stringify(value);
