import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import type { HistoryLine } from '../../model/history.ts';
import type { NightLine } from '../../model/night-line.ts';
import { inOrder, nightsInOrder, readHistory, serializeLine } from '../../verdict/index.ts';
import { holdsClaims, runsOfClaims } from '../claims/folder.ts';
import { deadAfterMs } from '../night/dead.ts';
import { deadRuns } from '../night/stored-runs.ts';
import { openRunFolder } from '../run-folder.ts';
import { withLock } from '../set-up/lock.ts';
import { writeWhole } from '../write-whole.ts';
import { readRunLine } from './run-line.ts';

/** Longest wait for another process that writes the history; whoever holds its lock for longer hangs. */
const patienceMs = 30_000;

/** The history of a folder of runs. */
export const historyFile = (runsDir: string): string => join(resolve(runsDir), 'history.ndjson');

/** Reads the history of a folder of runs; empty when there is none. */
export function readHistoryFile(runsDir: string): ReturnType<typeof readHistory> {
  const file = historyFile(runsDir);
  return readHistory(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/**
 * Adds a run, or a night that came to no verdict, on the disk before it returns. What is there already is not added again. Runs whose
 * line could not be written when they ended, as on a full disk or when the whole command was killed, get it now: before their folders
 * are removed. Half a line that an earlier end left behind stays, closed by a line break, so that it spoils nothing but itself.
 */
export const addToHistory = (
  runsDir: string,
  line: HistoryLine | NightLine,
  say: (line: string) => void,
): Promise<void> =>
  locked(runsDir, say, () => {
    const file = historyFile(runsDir);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const { lines, nights } = readHistory(text);
    const known = new Set<string | null>(lines.map(({ id }) => id));
    const told = new Set<string | null>([...known, ...nights.map(({ id }) => id), line.id]);
    if (known.has(line.id) || ('at' in line && nights.some(({ id }) => id !== null && id === line.id))) return;
    const { lines: missed } = linesOfFolders(runsDir, (id) => id !== line.id && !known.has(id));
    const wordless = wordlessNights(runsDir, endMsOf(line)).filter(({ id }) => !told.has(id));
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    appendFileSync(file, gap + [...wordless, ...inOrder(missed), line].map(serializeLine).join(''), { flush: true });
  });

const endMsOf = (line: HistoryLine | NightLine): number =>
  'at' in line ? Date.parse(line.at) : Date.parse(line.startedAt) + line.durationMs;

/** The nights of which only a folder is left: the whole command was killed, or could not write how it ended. */
const wordlessNights = (runsDir: string, nowMs: number): readonly NightLine[] =>
  deadRuns(resolve(runsDir), nowMs - deadAfterMs).map(({ id, suite, begunMs }) => ({
    schema: 'spofproof/night@1',
    id,
    suite,
    at: new Date(begunMs).toISOString(),
    exitCode: null,
    because: 'it left no word of its end: it was killed, or its disk was full',
  }));

/** How a history was made anew. */
export interface Rebuilt {
  /** Runs read from their folders. */
  readonly fromFolders: number;
  /** Lines kept of runs whose folders are gone. */
  readonly kept: number;
  /** What could not be read. */
  readonly notes: readonly string[];
}

/**
 * Makes the history anew from the folders of the runs. Lines of runs whose folders are gone stay: they are all that is left of
 * them. So do those that cannot be read here, as they are: another version, or a person, may read them. Nothing goes but what is no
 * JSON, as half a line. The file is replaced whole.
 */
export async function rebuildHistory(runsDir: string, say: (line: string) => void): Promise<Rebuilt> {
  let rebuilt: Rebuilt = { fromFolders: 0, kept: 0, notes: [] };
  await locked(runsDir, say, () => {
    const old = readHistoryFile(runsDir);
    const { lines, notes } = linesOfFolders(runsDir);
    const fresh = new Set(lines.map(({ id }) => id));
    const kept = old.lines.filter(({ id }) => !fresh.has(id));
    const nights = old.nights.filter(({ id }) => id === null || !fresh.has(id));
    const unread = unreadRows(runsDir);
    const asTheyAre = [...old.newer, ...unread].map((row) => `${row}\n`);
    const fromHere = [...nightsInOrder(nights), ...inOrder([...kept, ...lines])].map(serializeLine);
    writeWhole(historyFile(runsDir), [...fromHere, ...asTheyAre].join(''), { flush: true });
    const told =
      unread.length === 0 ? [] : [`lines that cannot be read were written back as they are: ${unread.length}`];
    rebuilt = {
      fromFolders: lines.length,
      kept: kept.length + nights.length + old.newer.length,
      notes: [...old.notes, ...told, ...notes],
    };
  });
  return rebuilt;
}

/** The rows of a history that are JSON and no line that can be read here, but those of a newer version, which are told apart. */
function unreadRows(runsDir: string): readonly string[] {
  const file = historyFile(runsDir);
  const rows = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return rows.filter((row) => {
    const { lines, nights, newer } = readHistory(row);
    return lines.length + nights.length + newer.length === 0 && isJson(row);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function linesOfFolders(
  runsDir: string,
  isWanted: (id: string) => boolean = () => true,
): {
  readonly lines: readonly HistoryLine[];
  readonly notes: readonly string[];
} {
  const entries = readdirSync(resolve(runsDir), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const all = entries.map(({ name }) => openRunFolder(join(resolve(runsDir), name)));
  const folders = all.flatMap((folder) => (holdsClaims(folder.path) ? runsOfClaims(folder) : folder));
  const read = folders
    .filter((folder) => isWanted(folder.id) && existsSync(folder.file('verdict.json')))
    .map((folder) => {
      try {
        return { line: readRunLine(folder.file('verdict.json'), folder.id) };
      } catch (thrown) {
        return { note: `${folder.id} was passed over: ${reasonOf(thrown)}` };
      }
    });
  const lines = read.flatMap(({ line }) => (line && isWanted(line.id) ? line : []));
  return { lines, notes: read.flatMap(({ note }) => note ?? []) };
}

/** Does something while no other process writes the history; the kernel gives the lock back when we end. */
async function locked(runsDir: string, say: (line: string) => void, act: () => void): Promise<void> {
  const wait = (): void => say('another process writes the history; waiting for it to end');
  await withLock(join(resolve(runsDir), '.history.lock'), wait, AbortSignal.timeout(patienceMs), () =>
    Promise.resolve(act()),
  );
}
