import type { Fact } from '../../model/evidence.ts';
import type { ComponentHandle, PaceFacts } from '../../model/handle.ts';
import { atOnce, eachInTurn } from '../acts.ts';
import type { Fault } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService, strayFacts } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Slowable extends Visible {
  /** Slowed down all at once, each by a helper of its own. */
  readonly components: readonly Pick<ComponentHandle, 'name' | 'observe' | 'pace'>[];
}

/** How far the share of time seen stopped may be from the setting: a helper on a busy machine comes late at times. */
const toleratedShare = 0.25;

/**
 * Users get their answers, but late, and some too late: an overloaded machine, a noisy neighbour, a slow disk.
 * It is not a pause: the component makes progress in every tenth of a second, so a check that waits long enough passes.
 */
export const slow: Fault = {
  id: 'slow',
  title: 'stops it for two thirds of the time, in turns of a tenth of a second',
  feels: 'Everything is answered, but late; what takes several turns misses its deadline.',
  isNot: 'Not a pause: it makes progress all the time, so that checks which wait long enough pass.',
  undo: { verb: 'resume', on: 'components' },

  async inject(target: Slowable, over?: AbortSignal) {
    await assertInService(target, over);
    await atOnce(target.components, (component) => component.pace.hamper());
  },

  heal: (target: Slowable) => eachInTurn(target.components, (component) => component.pace.free()),

  async bit(target: Slowable) {
    const looks = target.components.map(async (each) => [
      ...paced(each.name, await each.pace.observe()),
      ...strayFacts(each.name, await each.observe()),
    ]);
    return { facts: (await Promise.all(looks)).flat() };
  },

  async healed(target: Slowable) {
    const helpers = target.components.map(async (each) => unpaced(each.name, await each.pace.observe()));
    return { facts: [...(await allInService(target)).facts, ...(await Promise.all(helpers))] };
  },
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Seen both stopped and running, about as often as planned. */
function paced(name: string, { hampered, stoppedShare, looks, plannedShare }: PaceFacts): readonly Fact[] {
  const isBoth = stoppedShare > 0 && stoppedShare < 1;
  const isNear = Math.abs(stoppedShare - plannedShare) <= toleratedShare;
  const seen = `stopped in ${percent(stoppedShare)} of ${looks} looks, planned ${percent(plannedShare)}`;
  return [
    { what: `${name} pace`, seen, asWanted: isBoth && isNear, ...(isBoth && { timing: true }) },
    { what: `${name} helper`, seen: hampered ? 'at work' : 'gone', asWanted: hampered },
  ];
}

const unpaced = (name: string, { hampered, stoppedShare, looks }: PaceFacts): Fact => ({
  what: `${name} pace`,
  seen: `stopped in ${percent(stoppedShare)} of ${looks} looks${hampered ? ', its helper still at work' : ''}`,
  asWanted: !hampered && stoppedShare === 0,
});
