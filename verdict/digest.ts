import type { MomentEvidence } from '../model/cell.ts';
import type { GeneratorHealth } from '../model/episode.ts';
import { reasonOf } from '../model/failure.ts';
import type { WriteLedger } from '../model/ledger.ts';
import type { Plan } from '../model/plan.ts';
import { beginningMs, plannedSlots } from '../model/load.ts';
import type { ArmName, Sample } from '../model/sample.ts';
import { sinceScenario } from '../model/sample.ts';
import type { OperationName, StackSpec } from '../model/stack.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import type { EpisodeEvents } from './gather.ts';
import { endedWell, gatherEpisodes, loadLengthOf } from './gather.ts';
import type { GeneratorTrace } from './generator.ts';
import { healthOf, worstLag } from './generator.ts';
import type { FreshnessFrame } from './freshness.ts';
import { freshnessOf } from './freshness.ts';
import { asRanges, idList } from './id-list.ts';
import { holdingsOf, servingDatabases } from './holdings.ts';
import { detectedMs, loadStartOf, momentsOf, zeroOf } from './moments.ts';
import type { Moments } from './phases.ts';
import { loadedOperations, returningPlan } from './returning-plan.ts';
import { isNumbered, refuseUnnumbered } from './numbered.ts';
import { roundMs } from './round.ts';
import { runFacts } from './run-facts.ts';
import { seedOf } from './blocks.ts';
import type { Survey, SurveyFrame } from './survey.ts';
import { survey } from './survey.ts';
import { begunUntil, ranMs } from './begun.ts';
import { bookWrites } from './books.ts';
import { writeState } from './writes.ts';

/** What was measured of the requests of one kind of users in one episode. */
export interface ArmDigest {
  /** What was measured of each operation; an operation whose count failed is missing. */
  readonly surveys: ReadonlyMap<OperationName, Survey>;
  /** Errors of counting, by operation. */
  readonly failures: ReadonlyMap<OperationName, string>;
  /** Slots that the generator dropped although virtual users were free. */
  readonly starved: number;
  /** 99th percentile of the scheduling lag where it is worst; null without samples. */
  readonly lagMs: number | null;
}

/** Everything measured of one episode, main users first; what cells and checks are judged from. */
export interface Digest extends ArmDigest {
  /** Its journal. */
  readonly events: EpisodeEvents;
  /** Its moments, from the start of the load. */
  readonly moments: Moments;
  /** The balancer's notice of the target, from the start of the load; null when it noticed nothing. */
  readonly detectedMs: number | null;
  /** Length of the load for which slots are planned. */
  readonly durationMs: number;
  /** Whether the generator came to its own end, or to the one where nobody needed it any longer. */
  readonly endedByItself: boolean;
  /** What was measured of returning users; nothing where the plan has none. */
  readonly returning: ArmDigest;
  /** Generator health. */
  readonly generator: GeneratorHealth;
  /** The books of writes. */
  readonly writes: WriteLedger;
  /** Reads of the time after the recovery that lacked acknowledged writes. */
  readonly staleSinceRecovery: number;
  /** Whether a read lacked what had been acknowledged longer before than any stall of the machine explains. */
  readonly isStaleBeyondStall: boolean;
  /** Why the books could not be made, as of a ledger that is no list of ids; null when they were. */
  readonly writesFailure: string | null;
  /** Databases of the stack whose ledger was not read. */
  readonly unreadDatabases: readonly string[];
  /** What was looked at, with times from the injection. */
  readonly evidence: readonly MomentEvidence[];
}

/**
 * Measures every episode of a record.
 * @param measured those that were measured before, when they were over, by their number
 */
export function digestsOf(
  record: EvidenceRecord,
  measured: ReadonlyMap<number, Digest> = new Map(),
): readonly Digest[] {
  const { seed } = runFacts(record);
  return gatherEpisodes(record.events).map(
    (episode) => measured.get(episode.started.episode) ?? digest(record, episode, seed),
  );
}

/** Measures one episode; the seed is that of the run. An operation whose count fails is left out with its error; the others stand. */
export function digest(record: EvidenceRecord, events: EpisodeEvents, seed: number): Digest {
  const { plan, stack } = record;
  const all = record.samples.get(events.started.episode) ?? [];
  const moments = momentsOf(events, plan.windows);
  const durationMs = loadLengthOf(events);
  const begunUntilMs = begunUntil(events, plan, all);
  const samples = byArm(all.filter((sample) => sinceScenario(sample) < begunUntilMs));
  const endedByItself = events.loadEnded !== null && endedWell(events.loadEnded);
  const chance = seedOf(seed, events.started.episode);
  const horizon = begunUntilMs === Number.POSITIVE_INFINITY ? {} : { begunUntilMs };
  const frame = { moments, durationMs, ...horizon, endedByItself, chance };
  const main = surveyAll(plan, samples.main, frame);
  const returning = { ...frame, chance: seedOf(chance, returningChance) };
  return {
    events,
    moments,
    detectedMs: detectedMs(events, moments, stack),
    durationMs,
    endedByItself,
    ...main,
    returning: surveyAll(returningPlan(plan), samples.returning, returning),
    generator: healthOf(tracesOf(main), events.loadEnded, ranMs(events)),
    ...withReads(writesOf(record, events, all, frame), record, { events, samples: all.filter(isNumbered), moments }),
    unreadDatabases: unread(stack, events),
    evidence: evidenceOf(events, moments),
  };
}

type Samples = Readonly<Record<OperationName, readonly Sample[]>>;

/** What is drawn of returning users is drawn with another chance than what is drawn of main users. */
const returningChance = 1000;

/** Each arm is counted for itself; the books of writes are of both. */
function byArm(samples: readonly Sample[]): Readonly<Record<ArmName, Samples>> {
  const sorted: Record<ArmName, Record<OperationName, Sample[]>> = {
    main: { static: [], read: [], write: [] },
    returning: { static: [], read: [], write: [] },
  };
  for (const sample of samples) sorted[sample.arm][sample.operation].push(sample);
  return sorted;
}

type Frame = Pick<SurveyFrame, 'moments' | 'durationMs' | 'begunUntilMs' | 'endedByItself' | 'chance'>;

const tracesOf = ({ surveys }: Pick<ArmDigest, 'surveys'>): readonly GeneratorTrace[] =>
  [...surveys.values()].map(({ generator }) => generator);

function surveyAll(plan: Plan, samples: Samples, frame: Frame): ArmDigest {
  const surveys = new Map<OperationName, Survey>();
  const failures = new Map<OperationName, string>();
  for (const operation of loadedOperations(plan)) {
    try {
      refuseUnnumbered(samples[operation]);
      surveys.set(operation, survey(samples[operation], { operation, load: plan.load, bars: plan.bars, ...frame }));
    } catch (thrown) {
      failures.set(operation, reasonOf(thrown));
    }
  }
  const traces = tracesOf({ surveys });
  return { surveys, failures, starved: traces.reduce((n, trace) => n + trace.starved, 0), lagMs: worstLag(traces) };
}

function writesOf(
  { plan, stack }: EvidenceRecord,
  events: EpisodeEvents,
  samples: readonly Sample[],
  { moments }: Frame,
): Pick<Digest, 'writes' | 'writesFailure'> {
  const sent = samples.filter((one) => one.operation === 'write' && isNumbered(one));
  const [writes, givenUp] = [sent.filter((one) => !isCutOff(one, events)), sent.filter((one) => isCutOff(one, events))];
  const planned = plannedWrites(plan, events.loadStarted?.durationMs ?? 0);
  const reported = reportedWrites(writes, toldUntil(events), planned);
  const frame = { episode: events.started.episode, samples: writes, givenUp, planned, reported };
  const serving = servingDatabases(writes, moments, stack);
  const { ledgers } = events;
  try {
    refuseUnnumbered(samples);
    return {
      writes: bookWrites({ ...frame, ledgers, holdings: holdingsOf(ledgers, serving, stack) }),
      writesFailure: null,
    };
  } catch (thrown) {
    return { writes: bookWrites({ ...frame, ledgers: [], holdings: [] }), writesFailure: reasonOf(thrown) };
  }
}

/** The books with what reads showed of the writes. */
function withReads(
  booked: Pick<Digest, 'writes' | 'writesFailure'>,
  { plan }: EvidenceRecord,
  { events, samples, moments }: Pick<FreshnessFrame, 'samples' | 'moments'> & Pick<Digest, 'events'>,
): Pick<Digest, 'writes' | 'writesFailure' | 'staleSinceRecovery' | 'isStaleBeyondStall'> {
  const { failoverBudgetMs, stalenessMs } = plan.bars;
  const { episode } = events.started;
  const { reads, unseen, ...told } = freshnessOf({
    episode,
    samples,
    moments,
    failoverBudgetMs,
    stalenessMs,
  });
  const ids = unseen.length === 0 ? booked.writes.ids : { ...booked.writes.ids, unseen: idList(asRanges(unseen)) };
  return { ...booked, writes: { ...booked.writes, reads, ids }, ...told };
}

/** A number for each arm. */
type PerArm = Readonly<Record<ArmName, number>>;

/** Writes that each arm may send, those of the surplus at the end included. */
function plannedWrites({ load }: Plan, durationMs: number): PerArm {
  const most = (ratePerSecond: number): number => plannedSlots(ratePerSecond, beginningMs(durationMs)) + 1;
  return { main: most(load.ratePerSecond.write), returning: most(load.returningPerSecond) };
}

/**
 * Until when every write that was due has a sample: to its end of a load that came there, and until it was needed of one that
 * was ended for that. What is due later may have been sent without one in its last moments, or have been cut off.
 */
function toldUntil({ loadEnded }: EpisodeEvents): number {
  if (loadEnded?.code === 0) return Number.POSITIVE_INFINITY;
  return loadEnded && endedWell(loadEnded) ? (loadEnded.neededMs ?? 0) : 0;
}

/** Whether a write that nobody needed any longer failed: then it was cut off, or may have been. */
const isCutOff = (sample: Sample, { loadEnded }: EpisodeEvents): boolean =>
  loadEnded !== null &&
  loadEnded.code !== 0 &&
  loadEnded.neededMs !== undefined &&
  sinceScenario(sample) >= loadEnded.neededMs &&
  writeState(sample) !== 'ok';

/** The iterations of each arm below which no write was sent without a sample. */
function reportedWrites(writes: readonly Sample[], toldMs: number, planned: PerArm): PerArm {
  if (toldMs === Number.POSITIVE_INFINITY) return planned;
  const nextOf = (arm: ArmName): number =>
    writes
      .filter((sample) => sample.arm === arm && sinceScenario(sample) < toldMs)
      .reduce((next, { iteration }) => Math.max(next, iteration + 1), 0);
  return { main: nextOf('main'), returning: nextOf('returning') };
}

function unread(stack: StackSpec, events: EpisodeEvents): readonly string[] {
  const read = new Set(events.ledgers.map((ledger) => ledger.database));
  const databases = stack.components.filter((component) => component.kind === 'mariadb');
  return databases.map((component) => component.name).filter((name) => !read.has(name));
}

function evidenceOf(events: EpisodeEvents, moments: Moments): readonly MomentEvidence[] {
  const zeroAt = loadStartOf(events) + zeroOf(moments);
  return events.evidence.map(({ moment, at, evidence }) => ({ moment, atMs: roundMs(at - zeroAt), evidence }));
}
