import type { HistoryLine } from '../../model/history.ts';
import type { NightLine } from '../../model/night-line.ts';
import { plainJson } from '../../model/plain-json.ts';
import { historySchema, nightSchema } from './schema.ts';

/** A history as it was read. */
export interface HistoryRead {
  /** Every line that can be read, one a run, in the order of their starts. */
  readonly lines: readonly HistoryLine[];
  /** Nights that came to no verdict, in their order; one that was judged later is a run, and no more among them. */
  readonly nights: readonly NightLine[];
  /** What could not be read, one sentence each; nothing of it is fatal. */
  readonly notes: readonly string[];
  /** Lines of a newer version, as they are: whoever writes the file anew must not lose them. */
  readonly newer: readonly string[];
}

/** One line of `history.ndjson`, line break included. */
export const serializeLine = (line: HistoryLine | NightLine): string => `${plainJson(JSON.stringify(line))}\n`;

/**
 * Reads `history.ndjson`. A machine that lost its power leaves half a line at the end; a newer version leaves lines that
 * this one cannot read. Both are told and passed over. Of two lines of one run the later counts.
 */
export function readHistory(text: string): HistoryRead {
  const rows = text
    .split('\n')
    .map((row, index, all) => ({ row, number: index + 1, isLast: index === all.length - 1 }));
  const read = rows.filter(({ row }) => row.trim() !== '').map(lineOf);
  const lines = inOrder(read.flatMap(({ line }) => line ?? []));
  const judged = new Set<string | null>(lines.map(({ id }) => id));
  return {
    lines,
    nights: nightsInOrder(read.flatMap(({ night }) => night ?? [])).filter(({ id }) => !judged.has(id)),
    notes: read.flatMap(({ note }) => note ?? []),
    newer: read.flatMap(({ newer }) => newer ?? []),
  };
}

/** One line a run, the last of those with its id, in the order of their starts. */
export function inOrder(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return [...byId.values()].toSorted((a, b) => order(a.startedAt, b.startedAt) || order(a.id, b.id));
}

/** By their time, and one of each run folder. */
export function nightsInOrder(nights: readonly NightLine[]): readonly NightLine[] {
  const isLast = ({ id }: NightLine, place: number): boolean =>
    id === null || nights.findLastIndex((other) => other.id === id) === place;
  return nights.filter(isLast).toSorted((a, b) => order(a.at, b.at));
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What became of one row. */
interface RowRead {
  readonly line?: HistoryLine;
  readonly night?: NightLine;
  readonly note?: string;
  readonly newer?: string;
}

function lineOf({
  row,
  number,
  isLast,
}: {
  readonly row: string;
  readonly number: number;
  readonly isLast: boolean;
}): RowRead {
  const passed = (what: string): string => `line ${number} ${what} and was passed over`;
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return { note: passed(isLast ? 'is cut off' : 'is no JSON') };
  }
  const schema = newerThan(value);
  if (schema !== undefined) return { note: passed(`was written by a newer spofproof (${schema})`), newer: row };
  const night = nightSchema.safeParse(value);
  if (night.success) return { night: night.data };
  const { data, error } = historySchema.safeParse(value);
  if (data) return { line: data };
  const [issue] = (schemaOf(value) === 'spofproof/night@1' ? night.error : error).issues;
  return { note: passed(`says nothing that can be read (${issue?.path.join('.') || 'it'}: ${issue?.message ?? ''})`) };
}

/** The schema of a line that only a newer version can read. */
function newerThan(value: unknown): string | undefined {
  const [whole, version = '1'] = /^spofproof\/(?:history|night)@(\d{1,6})$/.exec(String(schemaOf(value))) ?? [];
  return Number(version) > 1 ? whole : undefined;
}

const schemaOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
