import type { Fact } from '../../model/evidence.ts';
import type { ComponentHandle, SlotFacts } from '../../model/handle.ts';
import { isBeyond, stillFullShare } from '../../model/full.ts';
import { atOnce, eachInTurn } from '../acts.ts';
import type { Fault } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Exhaustible extends Visible {
  /** Exhausted all at once, each by a helper of its own. */
  readonly components: readonly Pick<ComponentHandle, 'name' | 'observe' | 'slots'>[];
}

/**
 * Users who need a new connection are refused or wait in vain: a leak of connections, clients that never let go.
 * It is not a stop: the component runs and serves whoever has a connection already, as a pool of an application has.
 */
export const exhaust: Fault = {
  id: 'exhaust',
  title: 'takes all the connections it accepts and holds them',
  feels: 'New connections are closed at once or wait in vain; those that were open before go on.',
  isNot: 'Not a stop: it runs, and whoever has kept a connection notices nothing.',
  undo: { verb: 'vacate', on: 'components' },

  async inject(target: Exhaustible, over?: AbortSignal) {
    await assertInService(target, over);
    await atOnce(limitedOf(target), (component) => component.slots.occupy());
  },

  heal: (target: Exhaustible) => eachInTurn(limitedOf(target), (component) => component.slots.vacate()),

  async bit(target: Exhaustible) {
    const looks = limitedOf(target).map(async (each) => exhausted(each.name, await each.slots.observe()));
    return { facts: (await Promise.all(looks)).flat() };
  },

  async healed(target: Exhaustible) {
    const looks = limitedOf(target).map(async (each) => vacated(each.name, await each.slots.observe()));
    return { facts: [...(await allInService(target)).facts, ...(await Promise.all(looks))] };
  },
};

/** Those of which there is something to take, known how much or not; when there is none, all of them: they say why they cannot. */
function limitedOf({ components }: Exhaustible): Exhaustible['components'] {
  const limited = components.filter(({ slots }) => slots.limit !== 0);
  return limited.length > 0 ? limited : components;
}

/**
 * All taken or spoken for, no more than there are, and by us: a component that its users exhaust has another trouble. When a
 * component closes many at once, those that wait take their place before any user can.
 */
function exhausted(name: string, { taken, waiting, limit, held }: SlotFacts): readonly Fact[] {
  const known = limit ?? 0;
  const isFull = known > 0 && taken + waiting >= known * stillFullShare && !isBeyond({ taken, waiting, limit: known });
  return [
    {
      what: `${name} connections`,
      seen: `${taken} of ${limit ?? 'an unknown number'} taken, ${waiting} waiting`,
      asWanted: isFull,
    },
    { what: `${name} connections of ours`, seen: String(held), asWanted: held > 0 },
  ];
}

const vacated = (name: string, { held }: SlotFacts): Fact => ({
  what: `${name} connections of ours`,
  seen: String(held),
  asWanted: held === 0,
});
