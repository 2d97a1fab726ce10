import { mkdirSync, writeFileSync } from 'node:fs';
import type { RunEvent } from '../../model/event.ts';
import { encodeSample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import type { Ended } from '../../scripts/ended.ts';
import type { ProveJob } from '../../scripts/job.ts';
import { failureAsJson, exitOf, presentFailure } from '../../scripts/present.ts';
import { judgeFolder } from '../../scripts/judge-folder.ts';
import type { RunFolder } from '../../scripts/run-folder.ts';
import { createRunFolder } from '../../scripts/run-folder.ts';
import type { EpisodeRecipe } from './record.ts';
import { recordOf } from './record.ts';
import { downUntilHealed } from './record-shapes.ts';

/** What befalls a night from inside, beside what its users meet. */
export interface Befalls {
  /** What users meet while server1 is away; all good when absent. */
  readonly server1?: Pick<EpisodeRecipe, 'shape'>;
  /** Events that are added to the journal. */
  readonly events?: (at: RunEvent['at']) => readonly RunEvent[];
  /** What happens once the folder is there, and before anything is written into it. */
  readonly before?: () => void;
  /** What happens once everything is judged. */
  readonly after?: () => void;
  /** What the controller says in the end, in place of the verdict's exit code. */
  readonly ends?: Partial<Ended>;
}

/**
 * A controller that raises nothing: it gathers a run of the job's own plan that was made up, and from there on does what the
 * real one does: judges it from the files, writes every report, and says how it ended, also when that fails.
 */
export async function madeUpRun(job: ProveJob, befalls: Befalls): Promise<Ended> {
  let folder: RunFolder | undefined;
  try {
    const at = epochMs(Date.now());
    folder = createRunFolder(job.runsDir, job.plan, job.stack, at);
    befalls.before?.();
    write(folder, recordFor(job, befalls), at, befalls);
    const verdict = await judgeFolder(folder);
    befalls.after?.();
    return { folder: folder.path, exit: verdict.exitCode, ...befalls.ends };
  } catch (thrown) {
    const failed = { type: 'failed', lines: presentFailure(thrown, false), json: failureAsJson(thrown) } as const;
    return { ...(folder && { folder: folder.path }), exit: exitOf(thrown), failed };
  }
}

function recordFor({ plan }: ProveJob, { server1 = {} }: Befalls): EvidenceRecord {
  const episodes: readonly EpisodeRecipe[] = [
    { target: 'balancer', fault: 'stop', shape: downUntilHealed },
    { target: 'server1', fault: 'stop', ...server1 },
  ];
  return recordOf({ episodes, plan: () => plan });
}

/** Writes a record as it is gathered: the journal by the time of the night, the samples a file an episode. */
function write(
  folder: RunFolder,
  { events, samples }: EvidenceRecord,
  at: RunEvent['at'],
  { events: more }: Befalls,
): void {
  const byMs = at - Math.min(...events.map((event) => event.at));
  const all = [...movedBy(byMs, [...events]), ...(more?.(at) ?? [])];
  const own = all.map((event) =>
    event.type === 'run-started' ? Object.assign({}, event, { id: folder.id, suite: 'smoke' }) : event,
  );
  writeFileSync(folder.file('events.ndjson'), own.map((event) => `${JSON.stringify(event)}\n`).join(''));
  mkdirSync(folder.file('samples'), { recursive: true });
  for (const [episode, list] of samples)
    writeFileSync(folder.file('samples', `${episode}.csv`), list.map((one) => `${encodeSample(one)}\n`).join(''));
}

/** Every moment in it later by so much; moments are the only numbers of that size. */
const movedBy = <Value>(byMs: number, value: Value): Value =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' && inner > 1e12 ? inner + byMs : inner)),
  ) as Value;
