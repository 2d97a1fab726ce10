import { basename } from 'node:path';
import { exitCodes } from '../../model/exit.ts';
import { reasonOf } from '../../model/failure.ts';
import type { NightLine } from '../../model/night-line.ts';
import type { Verdict } from '../../model/verdict.ts';
import { renderAnnotations } from '../../reports/annotations.ts';
import { renderMetrics } from '../../reports/metrics.ts';
import type { NoticedSuite } from '../../reports/notice.ts';
import { noticeOf } from '../../reports/notice.ts';
import type { Ended } from '../ended.ts';
import { readHistoryFile } from '../history/file.ts';
import { rememberNights } from '../history/remember.ts';
import { readVerdict } from '../record.ts';
import { openRunFolder } from '../run-folder.ts';
import type { Account, NightOptions, NightSurroundings } from './account.ts';
import type { StoredRun } from './keep.ts';
import { writeMetrics } from './metrics-file.ts';
import { withoutAddresses } from './redact.ts';
import { removeOld } from './stored-runs.ts';
import { post } from './webhook.ts';

/** Tells of the end of a command whoever asked to be told, writes its history, and removes what is too old. */
export async function tell(
  options: NightOptions,
  around: NightSurroundings,
  account: Account,
  { exit: exitCode, why }: { readonly exit: number; readonly why: string },
): Promise<void> {
  const suites = suitesOf(account, exitCode, why);
  const verdicts = suites.flatMap(({ verdict }) => verdict ?? []);
  const { metrics, webhook, keep } = options;
  await attempt(around, 'the annotations', () => {
    const beside = suites.flatMap(({ suite, because }) => (because === undefined ? [] : [`${suite}: ${because}`]));
    const runs = suites.flatMap(({ verdict, gate }) => (verdict ? [{ verdict, ...(gate && { gate }) }] : []));
    if (options.annotates) renderAnnotations(runs, beside).forEach(around.command);
  });
  await attempt(around, 'the metrics', () => {
    const endedAtSeconds = around.nowMs() / 1000;
    if (metrics !== undefined) writeMetrics(metrics, renderMetrics({ endedAtSeconds, exitCode, suites, verdicts }));
  });
  await attempt(around, 'the notice', async () => {
    const endedAt = new Date(around.nowMs()).toISOString();
    if (webhook) await post(webhook, noticeOf(suites, exitCode, endedAt), around);
  });
  // What cannot be read is no night: a command that did nothing writes no history and removes nothing.
  if (exitCode === exitCodes.usage) return;
  await rememberNights(nightsOf(account, suites, around.nowMs()), options.runsDir, around.say);
  if (!keep) return;
  const known = knownRuns(options.runsDir, around.say);
  if (!known) return;
  const own = new Set(account.results.flatMap(({ folder }) => (folder === undefined ? [] : basename(folder))));
  const isNeeded = ({ id, run }: StoredRun): boolean => own.has(id) || run === account.baselineRun || !known.has(run);
  removeOld(options.runsDir, keep, { say: around.say, nowMs: around.nowMs(), isNeeded });
}

/**
 * The runs that the history has a line of: the folder of any other is all there is of it, until a later run makes up for the line.
 * Undefined when the history cannot be read: then nobody knows which those are.
 */
function knownRuns(runsDir: string, say: (line: string) => void): ReadonlySet<string | null> | undefined {
  try {
    const { lines, nights } = readHistoryFile(runsDir);
    return new Set([...lines, ...nights].map(({ id }) => id));
  } catch (thrown) {
    say(`no old run was removed, as the history could not be read: ${reasonOf(thrown)}`);
    return undefined;
  }
}

async function attempt(around: NightSurroundings, what: string, act: () => Promise<void> | void): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    around.say(`${what} could not be written: ${reasonOf(thrown)}`);
  }
}

/** The line of each suite that came to no verdict; the others have theirs as runs. */
const nightsOf = ({ results }: Account, suites: readonly NoticedSuite[], nowMs: number): readonly NightLine[] =>
  suites.flatMap(({ suite, exitCode, verdict, because = 'nothing was judged' }, index): readonly NightLine[] => {
    const folder = results[index]?.folder;
    const [id, at] = [folder === undefined ? null : basename(folder), new Date(nowMs).toISOString()];
    const why = withoutAddresses(because.replace(/^error: /, ''));
    return verdict ? [] : [{ schema: 'spofproof/night@1', id, suite, at, exitCode, because: why }];
  });

/** Every suite that was asked for, those that came to nothing with the reason. */
const suitesOf = ({ suites, results }: Account, exit: number, why: string): readonly NoticedSuite[] =>
  suites.map((suite, index) => {
    const ended = results[index];
    if (!ended) return { suite, exitCode: exit, because: why };
    const [verdict, because, { gate }] = [verdictOf(ended), becauseOf(ended), ended];
    const reason = because === undefined ? {} : { because };
    return { suite, exitCode: ended.exit, ...(verdict && { verdict }), ...(gate && { gate }), ...reason };
  });

/** The verdict of a run; undefined when it has none that can be read. */
export function verdictOf({ folder }: Pick<Ended, 'folder'>): Verdict | undefined {
  try {
    return folder === undefined ? undefined : readVerdict(openRunFolder(folder));
  } catch {
    return undefined;
  }
}

const becauseOf = ({ failed, cut }: Ended): string | undefined =>
  failed?.lines[0] ?? (cut === undefined ? undefined : `cut at its deadline, in ${cut}`);
