import { appendFileSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { HistoryLine } from '../../model/history.ts';
import type { NightLine } from '../../model/night-line.ts';
import { inOrder, nightsInOrder, readHistory, serializeLine } from '../../verdict/index.ts';
import { holdsClaims, runsOfClaims } from '../claims/folder.ts';
import { deadAfterMs } from '../night/dead.ts';
import { deadRuns } from '../night/stored-runs.ts';
import { placeOf } from '../named-file.ts';
import { openRunFolder } from '../run-folder.ts';
import { withLock } from '../set-up/lock.ts';
import { writeWhole } from '../write-whole.ts';
import { readRunLine } from './run-line.ts';

/** Longest wait for another process that writes the history; whoever holds its lock for longer hangs. */
const patienceMs = 30_000;

/** The history of a folder of runs. */
export const historyFile = (runsDir: string): string => join(resolve(runsDir), 'history.ndjson');

/**
 * Reads the history of a folder of runs; empty when there is none.
 * @throws Failure `bad-run-folder` when something else has its name
 */
export const readHistoryFile = (runsDir: string): ReturnType<typeof readHistory> => readHistory(textOf(runsDir));

function textOf(runsDir: string): string {
  const file = historyFile(runsDir);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.isFile()) return found ? readFileSync(file, 'utf8') : '';
  const next = 'Put it elsewhere; `spofproof history --rebuild` makes the history anew from the run folders.';
  throw new Failure('bad-run-folder', { what: `cannot read ${file}`, why: 'It is no file.', next });
}

/**
 * Refuses a folder of runs that is not there, as one that is mistyped: without a word it would have an empty history.
 * @throws Failure `bad-argument`
 */
export function checkRuns(runsDir: string): void {
  if (!statSync(resolve(runsDir), { throwIfNoEntry: false })?.isDirectory())
    throw new Failure('bad-argument', { what: `--runs ${runsDir}`, why: 'There is no such folder.', next: whichRuns });
}

const whichRuns = 'Name the folder of the runs with `--runs DIR`; `spofproof prove` makes `runs/` where it is typed.';

/**
 * The history that another command goes by; where none is named that of the usual folder, which need not be there.
 * @throws Failure `bad-argument` for a folder that is not there
 */
export function readNamedHistory(runsDir: string | undefined): ReturnType<typeof readHistory> {
  if (runsDir !== undefined) checkRuns(runsDir);
  return readHistoryFile(runsDir ?? usualRuns);
}

/** Folder of the runs where none is named. */
const usualRuns = 'runs';

/**
 * Adds a run, or a night that came to no verdict, on the disk before it returns. What is there already is not added again, but a run
 * that is another by now, as one that was judged while it was under way, has its new line behind the old one. Runs whose
 * line could not be written when they ended, as on a full disk or when the whole command was killed, get it now: before their folders
 * are removed. Half a line that an earlier end left behind stays, closed by a line break, so that it spoils nothing but itself.
 */
export const addToHistory = (
  runsDir: string,
  line: HistoryLine | NightLine,
  say: (line: string) => void,
): Promise<void> =>
  locked(runsDir, say, () => {
    const text = textOf(runsDir);
    const { lines, nights } = readHistory(text);
    const known = new Set<string | null>(lines.map(({ id }) => id));
    const told = new Set<string | null>([...known, ...nights.map(({ id }) => id)]);
    if ('at' in line ? line.id !== null && told.has(line.id) : isThere(line, lines)) return;
    const { lines: missed } = linesOfFolders(runsDir, (id) => id !== line.id && !known.has(id));
    const wordless = wordlessNights(runsDir, endMsOf(line)).filter(({ id }) => id !== line.id && !told.has(id));
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    appendFileSync(historyFile(runsDir), gap + [...wordless, ...inOrder(missed), line].map(serializeLine).join(''), {
      flush: true,
    });
  });

/** Whether the line is the one that is known of its run, once it is read as that one was. */
const isThere = (line: HistoryLine, lines: readonly HistoryLine[]): boolean =>
  isDeepStrictEqual(
    readHistory(serializeLine(line)).lines[0],
    lines.find(({ id }) => id === line.id),
  );

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
    writeWhole(placeToWrite(runsDir), [...fromHere, ...asTheyAre].join(''), { flush: true });
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

/** A history that is a link stays one. */
function placeToWrite(runsDir: string): string {
  const file = historyFile(runsDir);
  try {
    return placeOf(file);
  } catch (thrown) {
    throw new Failure('bad-run-folder', { what: `cannot write ${file}`, why: reasonOf(thrown), cause: thrown });
  }
}

/** The rows of a history that are JSON and no line that can be read here, but those of a newer version, which are told apart. */
function unreadRows(runsDir: string): readonly string[] {
  return textOf(runsDir)
    .split('\n')
    .filter((row) => {
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
        return { folder: folder.id, line: readRunLine(folder.file('verdict.json'), folder.id) };
      } catch (thrown) {
        return { note: `${folder.id} was passed over: ${reasonOf(thrown)}` };
      }
    });
  const found = read.flatMap(({ line, folder }) => (line && isWanted(line.id) ? { line, folder } : []));
  const counted = [...Map.groupBy(found, ({ line }) => line.id).values()].map(ownOf);
  const passed = found.filter((one) => !counted.includes(one)).map(({ line, folder }) => passedOver(folder, line.id));
  return { lines: counted.map(({ line }) => line), notes: [...read.flatMap(({ note }) => note ?? []), ...passed] };
}

/** A line, and the name of the folder that it was read from. */
interface Found {
  readonly line: HistoryLine;
  readonly folder: string;
}

/** Of several copies of a run the one in the folder that has its name; else the last. */
const ownOf = (copies: readonly Found[]): Found =>
  copies.find(({ line, folder }) => folder === line.id) ?? (copies.at(-1) as Found);

const passedOver = (folder: string, id: string): string => `${folder} was passed over: it is another copy of run ${id}`;

/**
 * Does something while no other process writes the history; the kernel gives the lock back when we end.
 * @throws Failure `locked` when another process holds the lock for too long
 */
async function locked(runsDir: string, say: (line: string) => void, act: () => void): Promise<void> {
  const file = join(resolve(runsDir), '.history.lock');
  const wait = (): void => say('another process writes the history; waiting for it to end');
  const patience = AbortSignal.timeout(patienceMs);
  try {
    await withLock(file, wait, patience, () => Promise.resolve(act()));
  } catch (thrown) {
    throw patience.aborted && thrown instanceof Error && thrown.name === 'AbortError'
      ? stillLocked(file, thrown)
      : thrown;
  }
}

const stillLocked = (file: string, cause: Error): Failure =>
  new Failure('locked', {
    what: `the history is locked: another process has held ${file} for ${patienceMs / 1000} s`,
    why: 'It writes the history, which takes no time, or it hangs.',
    next: `Wait for it to end, or end it; \`fuser ${file}\` names it.`,
    cause,
  });
