import type { Truth } from '../../model/truth.ts';

/** A run of an earlier command, as far as it matters for keeping it. */
export interface StoredRun {
  /** Name of its folder; in the order of names runs are in the order of their time. */
  readonly id: string;
  /** Suite name. */
  readonly suite: string;
  /** What it takes on the disk, in bytes. */
  readonly bytes: number;
  /** The name by which the history knows it: a folder may be renamed, and stays the same run. */
  readonly run: string;
  /** What became of its expectations; undefined while, or because, nothing was judged. */
  readonly outcome: Truth | undefined;
  /** What its gate said; undefined where no baseline decided. */
  readonly gate: Truth | undefined;
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

/** What else decides which runs go. */
export interface Keeping {
  /** Whether a run is needed for something else; none is when absent. */
  readonly isNeeded?: ((run: StoredRun) => boolean) | undefined;
  /** Whether the name of a run is of a time that is yet to come; none is when absent. */
  readonly isAhead?: (run: StoredRun) => boolean;
}

/**
 * The runs that go, oldest first, so that no more are left than the rule allows. The newest run of each suite stays whatever
 * the rule says, and so do the last one of each suite that failed, by how it failed, and whatever is needed for something else. A run
 * that is dated ahead was made before all the same, by a clock that was wrong: it is older than any that is not.
 */
export function goers(
  all: readonly StoredRun[],
  rule: KeepRule,
  { isNeeded = () => false, isAhead = () => false }: Keeping = {},
): readonly StoredRun[] {
  const byName = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const oldestFirst = [...byName.filter(isAhead), ...byName.filter((run) => !isAhead(run))];
  const staying = new Set([
    ...lastOfEach(oldestFirst, ({ suite }) => [suite]),
    ...(rule.forgetFailing ? [] : lastOfEach(oldestFirst, failures)),
    ...all.filter(isNeeded),
  ]);
  let [runs, bytes] = [all.length, all.reduce((sum, run) => sum + run.bytes, 0)];
  return oldestFirst.filter((run) => {
    const tooMany = runs > (rule.runs ?? Infinity) || bytes > (rule.bytes ?? Infinity);
    if (!tooMany || staying.has(run)) return false;
    runs -= 1;
    bytes -= run.bytes;
    return true;
  });
}

/**
 * How a run failed: one that nothing was judged of, or not enough, is no evidence of what broke before. What its gate said is a kind
 * of its own: a plan may go on being broken night after night by what the baseline accepts.
 */
const failures = ({ suite, outcome, gate = 'held' }: StoredRun): readonly string[] => [
  ...(outcome === 'held' ? [] : [`${suite} ${outcome}`]),
  ...(gate === 'held' ? [] : [`${suite} gate ${gate}`]),
];

/** The last run of each kind; a run may be of several, or of none. */
const lastOfEach = (
  oldestFirst: readonly StoredRun[],
  kindsOf: (run: StoredRun) => readonly string[],
): readonly StoredRun[] => [
  ...new Map(oldestFirst.flatMap((run) => kindsOf(run).map((kind) => [kind, run] as const))).values(),
];
