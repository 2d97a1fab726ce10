import { lanesOf } from '../plans/lanes.ts';
import { orderEpisodes } from '../plans/order.ts';
import type { EpisodeSetting, StackLeft } from './episode.ts';
import { playEpisode } from './episode.ts';
import type { WatchedStack } from './raise.ts';
import type { PlannedEpisode, Repetitions } from './repeat.ts';
import { repetitions } from './repeat.ts';

/** Gives a stack of the same kind in the place of one that is not steady any more. */
export type Renew = () => Promise<WatchedStack>;

/** What all episodes of a lane are played with. */
interface Playing {
  setting: EpisodeSetting;
  readonly again: Repetitions;
  readonly renew: Renew;
  /** `broken`: it was steady once, and no more in the end of the last episode. */
  standing: 'new' | 'steady' | 'broken';
}

/**
 * Runs the plan's episodes one after the other, in the order that the seed draws, and those again that the machine disturbed. So a
 * machine on which nothing can be measured costs no more than three times the time, or, where lanes wait for one another, that
 * much for each of them. A stack that was steady and is not any more is raised anew for the next episode: what broke it is told by
 * the one in which it broke, and says nothing of the others. Stops at an interruption or when something could not be restored.
 * @returns whether everything was restored
 */
export async function runEpisodes(setting: EpisodeSetting, renew: Renew): Promise<boolean> {
  const { plan, seed, lane } = setting.job;
  const { firstEpisode, firstRepeat } = lane ?? lanesOf(plan)[0];
  const planned = orderEpisodes(plan, seed).map((experiment, index) => ({ episode: firstEpisode + index, experiment }));
  const playing: Playing = { setting, again: repetitions(firstRepeat, planned.length), renew, standing: 'new' };
  let played = await playAll(playing, planned);
  while (played.restored) {
    const repeated = repeatedOf(playing, played.disturbed);
    if (repeated.length === 0) break;
    played = await playAgain(playing, repeated);
  }
  return played.restored;
}

/**
 * Plays episodes again: those of the control arm first, as what is held against them was measured beside other lanes, too; and
 * the others when no other lane measures any longer. The other way round a crowd could pass for a fault.
 */
async function playAgain(playing: Playing, repeated: readonly PlannedEpisode[]): Promise<Played> {
  const shams = repeated.filter(isSham);
  const acts = repeated.filter((one) => !isSham(one));
  const first = await playAll(playing, shams);
  if (acts.length === 0 || !first.restored) return first;
  await playing.setting.around.neighbours.alone();
  const { restored, disturbed } = await playAll(playing, acts);
  return { restored, disturbed: [...first.disturbed, ...disturbed] };
}

const isSham = ({ experiment }: PlannedEpisode): boolean => experiment.fault === 'sham';

/** What became of episodes that were played one after the other. */
interface Played {
  /** Whether everything was restored. */
  readonly restored: boolean;
  /** Those in which the machine was too busy to measure, and which may be played again. */
  readonly disturbed: readonly PlannedEpisode[];
}

async function playAll(playing: Playing, episodes: readonly PlannedEpisode[]): Promise<Played> {
  const disturbed: PlannedEpisode[] = [];
  for (const one of episodes) {
    if (playing.setting.around.signal.aborted) break;
    const played = await (isSham(one) ? playSham : playOnce)(playing, one);
    disturbed.push(...played.disturbed);
    if (!played.restored) return { restored: false, disturbed };
  }
  return { restored: true, disturbed };
}

/**
 * Plays one of the control arm, and once more at once when it was disturbed: what the others show is told as it comes only when
 * there is something to hold it against. On a machine that is busy even then it waits for its turn behind the others.
 */
async function playSham(playing: Playing, sham: PlannedEpisode): Promise<Played> {
  const played = await playOnce(playing, sham);
  const [again] = played.restored && sham.repeats === undefined ? repeatedOf(playing, played.disturbed) : [];
  return again ? playOnce(playing, again) : played;
}

async function playOnce(playing: Playing, one: PlannedEpisode): Promise<Played> {
  if (playing.standing === 'broken') await renewStack(playing);
  const left = await playEpisode(playing.setting, one);
  const isDisturbed = await playing.setting.around.onEpisode(one);
  playing.standing = standingAfter(playing.standing, left, isDisturbed);
  return { restored: left.restored, disturbed: isDisturbed ? [one] : [] };
}

/** A stack that never was steady would be no better anew; what the machine disturbed says nothing of it. */
function standingAfter(
  before: Playing['standing'],
  { steadyBefore, steadyAfter }: StackLeft,
  isDisturbed: boolean,
): Playing['standing'] {
  const once = steadyBefore === true ? 'steady' : before;
  return once === 'steady' && steadyAfter === false && !isDisturbed ? 'broken' : once;
}

async function renewStack(playing: Playing): Promise<void> {
  playing.setting.around.say('the stack is not steady any more: another one is raised for what is left');
  playing.setting = { ...playing.setting, stack: await playing.renew() };
  playing.standing = 'new';
}

/** Those that are played again, which is said; none when nobody may. */
function repeatedOf({ setting, again }: Playing, disturbed: readonly PlannedEpisode[]): readonly PlannedEpisode[] {
  if (setting.around.signal.aborted) return [];
  const repeated = disturbed.flatMap((one) => again(one) ?? []);
  if (repeated.length > 0)
    setting.around.say(
      `the machine was too busy to measure, its clock was set, or the load ended early: ${doNotCount(repeated.length)} repeated`,
    );
  return repeated;
}

const doNotCount = (episodes: number): string =>
  episodes === 1 ? '1 episode does not count, and is' : `${episodes} episodes do not count, and are`;
