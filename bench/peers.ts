import type { Figure } from './figure.ts';
import type { Part } from './measure.ts';
import { figureOf } from './measure.ts';
import { contestPart } from './peers/contest.ts';
import type { Contender } from './peers/contest.ts';
import { peerPython } from './peers/environment.ts';
import type { Runner } from './peers/turns.ts';
import { contested, ours, peer } from './peers/turns.ts';

const [samples, requests, rounds] = [10_000_000, 500_000, 3];

const inTurn =
  `in the page cache; a fresh process each, ours started as the command is, in turn, ${rounds} rounds (min / median / max; ratios ` +
  'turn by turn, over ours with two threads). ';

/** Our reader and three peers on the same file of sample lines. */
export function readerPeers(): Promise<Part> {
  const found = peerPython('readers');
  const runners: readonly [Runner, ...Runner[]] = [
    ours(2, 'samples'),
    ours(1, 'samples'),
    peer('polars', 2, new URL('peers/read_polars.py', import.meta.url), found),
    peer('duckdb', 3, new URL('peers/read_duckdb.py', import.meta.url), found),
    peer('pandas', 5, new URL('peers/read_pandas.py', import.meta.url), found),
  ];
  const how =
    `${samples.toLocaleString('en')} sample lines ${inTurn}Peers count requests and good ones by operation and window of 100 ms, and ` +
    'waits by operation, with all processors, each in its quickest way; ours counts phases, servers, causes and every ' +
    'millisecond around the faults as well. Bounds: 2 x polars, 3 x DuckDB, 5 x pandas by wall.';
  const title = 'Counting samples, beside others';
  return Promise.resolve(
    contestPart(
      { title, how },
      contested(runners, [new URL('inside/samples-file.ts', import.meta.url), samples], rounds),
    ),
  );
}

/** Our reader and DuckDB on the same CSV of k6. */
export function csvPeers(): Promise<Part> {
  const runners: readonly [Runner, ...Runner[]] = [
    ours(2, 'k6-csv'),
    ours(1, 'k6-csv'),
    peer('duckdb', 2.5, new URL('peers/read_k6_duckdb.py', import.meta.url), peerPython('readers')),
  ];
  const how =
    `${requests.toLocaleString('en')} requests as k6 writes them with \`--out csv\`, thirteen rows each, ${inTurn}DuckDB counts requests ` +
    'and good ones by operation and window of 100 ms, and waits by operation, from the one row that has the length of the ' +
    'request; ours counts from when the request began, for which it reads a second row, and phases, causes and every ' +
    'millisecond around the faults as well. Bounds: 2.5 x DuckDB by wall, a million requests/s with one thread.';
  const title = 'Counting k6’s CSV, beside DuckDB';
  const contenders = contested(runners, [new URL('inside/k6-csv-file.ts', import.meta.url), requests], rounds);
  const part = contestPart({ title, how }, contenders);
  return Promise.resolve({ ...part, figures: [...speeds(contenders), ...(part.figures ?? [])] });
}

/** Requests that ours counts in a second of its whole time. */
const speeds = (contenders: readonly Contender[]): readonly Figure[] =>
  contenders.slice(0, 2).map(({ name, turns }, place) => {
    const kind = { name, unit: 'requests/s', better: 'higher', ...(place === 1 && { bound: 1_000_000 }) } as const;
    const all = typeof turns === 'string' ? [] : turns;
    return figureOf(
      kind,
      all.map((turn) => Math.round(turn.requests / turn.wallSeconds)),
    );
  });
