/** A run of an earlier command, as far as it matters for keeping it. */
export interface StoredRun {
  /** Name of its folder; in the order of names runs are in the order of their time. */
  readonly id: string;
  /** Suite name. */
  readonly suite: string;
  /** What it takes on the disk, in bytes. */
  readonly bytes: number;
  /** What became of its expectations; undefined while, or because, nothing was judged. */
  readonly outcome: 'held' | 'broken' | 'unknown' | undefined;
}

/** How much is kept. */
export interface KeepRule {
  /** Number of runs; absent when any number may be kept. */
  readonly runs?: number;
  /** What they may take in all, in bytes; absent when they may take any. */
  readonly bytes?: number;
  /** Whether the last failing run of a suite may go as well; its evidence is what somebody will ask for. */
  readonly forgetFailing: boolean;
}

/**
 * The runs that go, oldest first, so that no more are left than the rule allows. The newest run of each suite stays whatever
 * the rule says, and so do the last one of each suite that failed, by how it failed, and the one that a baseline was made from.
 * @param needed id of the latter
 */
export function goers(all: readonly StoredRun[], rule: KeepRule, needed?: string): readonly StoredRun[] {
  const newestFirst = all.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const staying = new Set([
    ...firstOfEach(newestFirst, ({ suite }) => suite),
    // One that nothing was judged of, or not enough, is no evidence of what broke before.
    ...(rule.forgetFailing
      ? []
      : firstOfEach(newestFirst.filter(failed), ({ suite, outcome }) => `${suite} ${outcome}`)),
    ...all.filter(({ id }) => id === needed),
  ]);
  let [runs, bytes] = [all.length, all.reduce((sum, run) => sum + run.bytes, 0)];
  return newestFirst.toReversed().filter((run) => {
    const tooMany = runs > (rule.runs ?? Infinity) || bytes > (rule.bytes ?? Infinity);
    if (!tooMany || staying.has(run)) return false;
    runs -= 1;
    bytes -= run.bytes;
    return true;
  });
}

const failed = ({ outcome }: StoredRun): boolean => outcome !== 'held';

const firstOfEach = (runs: readonly StoredRun[], kind: (run: StoredRun) => string): readonly StoredRun[] =>
  [...Map.groupBy(runs, kind).values()].flatMap(([first]) => first ?? []);
