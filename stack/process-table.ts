import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessFacts } from '../model/handle.ts';
import { startTicks } from './workers/duty-cycle.ts';

/** One line of the process table. */
export interface ProcessEntry {
  /** Process id. */
  readonly pid: number;
  /** The kernel's letter: R running, S sleeping, D waiting for a device, T stopped, Z zombie, X dead, … */
  readonly state: string;
  /** Whoever started it, or, when that one is gone, who takes in orphans. */
  readonly parent: number;
  /** Process group. */
  readonly group: number;
  /** Session. */
  readonly session: number;
  /** When it was started, in the kernel's own ticks: another process of the same number is somebody else. */
  readonly startTicks: string;
}

/** Whoever leads a group, as nobody else can be named. */
export interface Leader {
  /** Process id, also that of its group. */
  readonly pid: number;
  /** When it was started, in the kernel's own ticks. */
  readonly startTicks: string;
}

/** Reads `/proc/<pid>/stat`; the command between the brackets may hold anything, brackets and spaces too. */
export function parseStat(text: string): ProcessEntry | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', 20);
  const [state, parent, group, session] = fields;
  const pid = Number.parseInt(text, 10);
  if (!state || group === undefined || session === undefined || !Number.isInteger(pid)) return undefined;
  return {
    pid,
    state,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    startTicks: fields[19] ?? '',
  };
}

/**
 * The processes of a group that can still do something; zombies are gone but for their entry.
 * Every component leads a session of its own, so a group of the same number in another session is somebody else's. So is one
 * whose leader began at another time; a leader that is gone is no objection, as its number is not given away while one of its
 * group lives.
 * @param began when the leader was started; absent where whoever has the number is meant
 */
export function processGroup(leader: number, began?: string): readonly ProcessEntry[] {
  const all = everybody();
  const isOther = (entry: ProcessEntry): boolean => entry.pid === leader && entry.startTicks !== began;
  if (began !== undefined && all.some(isOther)) return [];
  return all.filter((entry) => isOf(entry, leader) && lives(entry));
}

/**
 * Living processes that descend from those of a group and have left it, or their session: no signal to the group reaches them.
 * One whose parents are gone is found no more, as nothing tells whose it was.
 */
export function straysOf(group: readonly ProcessEntry[]): readonly ProcessEntry[] {
  const leader = group[0]?.group ?? 0;
  const kin = new Set(group.map(({ pid }) => pid));
  const byParent = Map.groupBy(everybody(), ({ parent }) => parent);
  const strays: ProcessEntry[] = [];
  // A set grows while it is walked: children are walked too.
  for (const pid of kin) {
    for (const child of byParent.get(pid) ?? []) {
      if (!kin.has(child.pid) && !isOf(child, leader) && lives(child)) strays.push(child);
      kin.add(child.pid);
    }
  }
  return strays;
}

/** The table as it was read in this turn of the event loop; undefined when nobody has asked yet. */
let seen: readonly ProcessEntry[] | undefined;

/** One reading serves all who ask at once: a look at a whole stack asks for each of its components. */
function everybody(): readonly ProcessEntry[] {
  if (seen) return seen;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const entries = pids.flatMap((pid) => entryOf(pid) ?? []);
  seen = entries;
  queueMicrotask(() => void (seen = undefined));
  return entries;
}

const isOf = ({ group, session }: ProcessEntry, leader: number): boolean => group === leader && session === leader;

const lives = ({ state }: ProcessEntry): boolean => state !== 'Z' && state !== 'X';

/** One process; undefined when it is gone. */
export function entryOf(pid: string): ProcessEntry | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined; // Gone between the listing and the look.
  }
}

/** When a process was started, in the kernel's own ticks; `gone` when there is none. */
export function ticksOf(pid: number): string {
  try {
    return startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return 'gone';
  }
}

/** What a group's entries amount to. */
export function stateOf(entries: readonly ProcessEntry[]): ProcessFacts['state'] {
  if (entries.length === 0) return 'absent';
  return entries.every(({ state }) => state === 'T') ? 'paused' : 'running';
}
