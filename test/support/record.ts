import type { RunEvent } from '../../model/event.ts';
import type { FaultId, Plan } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import type { OperationName } from '../../model/stack.ts';
import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { journalOf } from './record-events.ts';
import { planOf, spec, timesOf } from './record-plan.ts';
import { samplesOf } from './record-samples.ts';
import type { Shape } from './record-shapes.ts';

/** One episode to make up. */
export interface EpisodeRecipe {
  readonly target: string;
  readonly fault: FaultId;
  /** What the users meet; all good when absent. */
  readonly shape?: Shape;
  /** What returning users meet; the same as the others when absent. */
  readonly kept?: Shape;
  /** Changes its journal: given all events of the episode, gives back those that are kept. */
  readonly edit?: (events: readonly RunEvent[]) => readonly RunEvent[];
  /** Changes its samples. */
  readonly editSamples?: (samples: readonly Sample[]) => readonly Sample[];
}

/** A run to make up. */
export interface RecordRecipe {
  readonly episodes: readonly EpisodeRecipe[];
  /** Expected single points of failure, by target; the balancer for all when absent. */
  readonly spof?: Readonly<Record<string, readonly OperationName[]>>;
  /** Changes the plan. */
  readonly plan?: (plan: Plan) => Plan;
  /** Events of the run, appended. */
  readonly events?: readonly RunEvent[];
}

/** A sham in which nothing is felt. */
export const cleanSham: EpisodeRecipe = { target: 'balancer', fault: 'sham' };

/** A whole record of a run on two servers, with a clean sham first. */
export function recordOf({ episodes, spof = allAtBalancer, plan: change, events = [] }: RecordRecipe): EvidenceRecord {
  const all = [cleanSham, ...episodes];
  return bareRecordOf({ episodes: all, spof, ...(change ? { plan: change } : {}), events });
}

/** The same without a sham of its own. */
export function bareRecordOf({
  episodes,
  spof = allAtBalancer,
  plan: change,
  events = [],
}: RecordRecipe): EvidenceRecord {
  const experiments = episodes.map(({ target, fault }) => ({ target, fault, spof: spof[target] ?? [] }));
  const plan = (change ?? ((same: Plan): Plan => same))(planOf(experiments));
  const made = episodes.map((recipe, index) => makeEpisode(recipe, index + 1, plan));
  const journal = [runStarted, ...made.flatMap((one) => one.events), ...events];
  return { plan, stack: spec, events: journal, samples: new Map(made.map((one) => [one.episode, one.samples])) };
}

const allAtBalancer: Readonly<Record<string, readonly OperationName[]>> = { balancer: ['static', 'read', 'write'] };

interface MadeEpisode {
  readonly episode: number;
  readonly events: readonly RunEvent[];
  readonly samples: readonly Sample[];
}

function makeEpisode(recipe: EpisodeRecipe, episode: number, plan: Plan): MadeEpisode {
  const {
    target,
    fault,
    shape = () => ({}),
    kept = shape,
    edit = (same) => same,
    editSamples = (same) => same,
  } = recipe;
  const samples = editSamples(samplesOf(plan, shape, fault === 'sham' ? '' : target, kept));
  const events = edit(journalOf({ episode, target, fault, samples, times: timesOf(plan) }));
  return { episode, events, samples };
}

const runStarted: RunEvent = {
  type: 'run-started',
  at: epochMs(1_800_000_000_000),
  id: 'a-run',
  suite: 'made-up',
  seed: 7,
  versions: { k6: '2.2.0' },
  host: { kernel: '6.18', processors: 2 },
  command: 'spofproof prove made-up',
};
