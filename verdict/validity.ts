import type { RunInterrupted } from '../model/event.ts';
import type { ValidityCheck } from '../model/verdict.ts';
import type { Arms, Missing } from './arms.ts';
import type { Check } from './check.ts';
import { checks } from './checks/index.ts';
import { interruptedEpisode } from './checks/interrupted-episode.ts';
import type { Judgment } from './decide.ts';

/**
 * Whether the run as a whole can be trusted: every check that says something about the run, over the episodes in which it
 * had something to look at. Where it never had, it is unknown: what nobody saw has not held.
 * @param cut what stopped the run before its end; undefined when nothing did
 */
export const validityOf = (arms: Arms, cut?: RunInterrupted): readonly ValidityCheck[] =>
  checks
    .filter((check) => check.ofRun && !isPointless(check, arms))
    .map((check) => validityOfCheck(check, arms))
    .map((found) => (cut && found.id === interruptedEpisode.id ? withCut(found, cut) : found));

/** Of a run without a single experiment, which has no episode that could be distrusted: only that it was cut. */
export const validityOfProbes = (cut: RunInterrupted | undefined): readonly ValidityCheck[] =>
  cut
    ? [{ id: interruptedEpisode.id, verdict: 'broken', sentence: `The run did not come to its end: ${cutBy(cut)}.` }]
    : [];

/** A run may be stopped when its last episode is over, and no episode then says so. */
const withCut = (found: ValidityCheck, cut: RunInterrupted): ValidityCheck =>
  found.verdict === 'held'
    ? { ...found, verdict: 'broken', sentence: `${found.sentence.replace(/\.$/, '')}, but not the run: ${cutBy(cut)}.` }
    : found;

function cutBy({ signal, during }: RunInterrupted): string {
  const step = during === undefined ? '' : `, in ${during}`;
  return `it was interrupted by ${signal}${step}`;
}

/** A note about what the plan does not have, as returning users, is neither held nor missing. */
const isPointless = (check: Check, { judgments }: Arms): boolean =>
  check.weight === 'note' && judgments.every(({ idle }) => idle.has(check));

const named = ({ name, episodes }: Missing): string => (episodes === 1 ? name : `${name} (${episodes})`);

/** How many episodes did not take place, and of which experiments; of each how many, where that is not one. */
function absence({ planned, missing }: Pick<Arms, 'planned' | 'missing'>): string {
  const absent = missing.reduce((sum, { episodes }) => sum + episodes, 0);
  return `Of ${planned} planned episodes ${absent} did not take place: ${missing.map(named).join(', ')}.`;
}

function validityOfCheck(check: Check, arms: Arms): ValidityCheck {
  const { id } = check;
  const { judgments, returning, missing } = arms;
  if (id === 'interrupted-episode' && missing.length > 0) return { id, verdict: 'broken', sentence: absence(arms) };
  if (judgments.length === 0) return { id, verdict: 'unknown', sentence: 'No episode took place.' };
  const broken = new Map<number, Complaint>();
  for (const judgment of check.ofReturning ? [...judgments, ...returning] : judgments)
    addBreak(broken, check, judgment);
  const all = new Set(judgments.filter(({ idle }) => !idle.has(check)).map(episodeOf)).size;
  if (all === 0) return { id, verdict: 'unknown', sentence: unseen(check) };
  const [first] = broken.values();
  if (!first) return { id, verdict: 'held', sentence: `${check.holds} (${all} of ${all}).` };
  const verdict = [...broken.values()].every(({ isThrown }) => isThrown) ? 'unknown' : 'broken';
  return { id, verdict, sentence: `${check.breaks} (${broken.size} of ${all}): ${first.sentence}.` };
}

/** What would hold is not said as if it did. */
const unseen = ({ holds }: Check): string =>
  `Whether ${holds.slice(0, 1).toLowerCase()}${holds.slice(1)} is not known: there was nothing to look at.`;

interface Complaint {
  readonly sentence: string;
  readonly isThrown: boolean;
}

const episodeOf = ({ facts }: Judgment): number => facts.digest.events.started.episode;

function addBreak(broken: Map<number, Complaint>, check: Check, judgment: Judgment): void {
  const episode = episodeOf(judgment);
  const found = judgment.breaks.find((one) => one.check === check);
  if (!found || broken.has(episode)) return;
  const { target, fault, sham, arm } = judgment.facts;
  const { detail } = found.because;
  // What the control arm says of another episode is a sentence about the control arm.
  const isOfSham = sham !== null && detail === sham.sentence;
  const who = arm === 'returning' ? ', returning users' : '';
  const sentence = isOfSham ? detail : `episode ${episode} (${fault} ${target}${who}): ${detail}`;
  broken.set(episode, {
    sentence,
    isThrown: found.because.reason === 'check-failed' && check.reason !== 'check-failed',
  });
}
