import type { Journal } from '../chaos/index.ts';
import type { RunEvent } from '../model/event.ts';
import { supports } from '../model/evidence.ts';
import { reasonOf } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { describeCell } from '../reports/index.ts';
import { judge } from '../verdict/index.ts';
import type { Progress } from './progress.ts';
import { readRecord } from './record.ts';
import type { RunFolder } from './run-folder.ts';

/** A journal that also tells the user each change of state. */
export function announcedJournal(journal: Journal, progress: Progress): Journal {
  const write = (event: RunEvent): void => {
    journal.write(event);
    progress.saw(event);
    const line = sentenceOf(event);
    if (line !== undefined) progress.say(line);
  };
  return { ...journal, write };
}

/** Whose findings are told, and where they are. */
export interface Findings {
  /** The plan. */
  readonly plan: Plan;
  /** What was gathered so far. */
  readonly folder: RunFolder;
  /** Where they are told. */
  readonly progress: Pick<Progress, 'say'>;
}

/**
 * Tells what an episode showed, judged by itself against the control arm, so that the tenth costs no more than the first.
 * The judgement at the end is the one that counts: nothing that goes wrong here may end the run.
 */
export async function tellFindings(findings: Findings, episode: number): Promise<void> {
  try {
    for (const line of await linesOf(findings, episode)) findings.progress.say(`  ${line}`);
  } catch (thrown) {
    findings.progress.say(`  could not be judged yet: ${reasonOf(thrown)}`);
  }
}

async function linesOf({ plan, folder }: Findings, episode: number): Promise<readonly string[]> {
  const sham = plan.experiments.slice(0, episode).findLastIndex(({ fault }) => fault === 'sham') + 1;
  if (sham === 0) return ['to be judged when the sham has been played'];
  const wanted = new Set([sham, episode]);
  const record = await readRecord(folder, (each) => wanted.has(each));
  const experiments = plan.experiments.filter((_, index) => wanted.has(index + 1));
  const { cells } = judge({ ...record, plan: { ...plan, experiments } });
  const own = plan.experiments[episode - 1];
  return cells.filter(({ target, fault }) => target === own?.target && fault === own.fault).map(describeCell);
}

/** One line per change of state; undefined for events that change nothing for the user. */
export function sentenceOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'run-started':
      return `run ${event.id}, seed ${event.seed}`;
    case 'stack-raised':
      return `stack is up after ${Math.round(Object.values(event.stepsMs).reduce((a, b) => a + b, 0))} ms`;
    case 'episode-started':
      return `[${event.episode}] ${event.fault} ${event.target}: watching the steady state`;
    case 'gate-judged':
      return gateSentence(event.episode, event.side, event.because);
    case 'fault-injected':
      return `[${event.episode}] injected`;
    case 'evidence-seen':
      return supports(event.evidence) ? undefined : `[${event.episode}] evidence (${event.moment}) is missing`;
    case 'fault-healed':
      return `[${event.episode}] healed`;
    case 'act-failed':
      return `[${event.episode}] ${event.act} failed: ${event.because}`;
    case 'component-exited':
      return event.intended ? undefined : `${event.component} ended unasked (${event.signal ?? `code ${event.code}`})`;
    case 'run-interrupted':
      return `${event.signal}: restoring, then exiting; once more ends at once`;
    default:
      return undefined;
  }
}

function gateSentence(episode: number, side: 'before' | 'after', because: readonly string[]): string | undefined {
  if (because.length === 0) return side === 'after' ? `[${episode}] steady again` : undefined;
  return `[${episode}] steady state not met ${side} the fault: ${because.join('; ')}`;
}
