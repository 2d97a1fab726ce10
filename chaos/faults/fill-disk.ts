import type { Fact } from '../../model/evidence.ts';
import type { ComponentHandle, DiskFacts } from '../../model/handle.ts';
import { atOnce, eachInTurn } from '../acts.ts';
import type { Fault } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** A component whose disk can be filled. */
type Filled = Pick<ComponentHandle, 'name' | 'observe' | 'disk' | 'kill' | 'start'>;

/** What it needs of a target. */
interface Fillable extends Visible {
  /** Filled all at once; emptied, and started again where that is needed, first to last. */
  readonly components: readonly Filled[];
}

/**
 * Users who only read feel little; whoever needs something written waits or fails: a forgotten log, a backup too many.
 * It is not a stop: the component runs, passes its health checks, and fails only at what it must write.
 */
export const fillDisk: Fault = {
  id: 'fill-disk',
  title: 'fills its own disk until nothing is left',
  feels: 'Reading goes on; whatever must be written hangs or fails.',
  isNot: 'Not a stop: it runs and passes its health checks, and fails only at what it must write.',
  undo: { verb: 'empty and restart', on: 'components' },

  async inject(target: Fillable, over?: AbortSignal) {
    await assertInService(target, over);
    await atOnce(target.components, (component) => component.disk.fill());
  },

  heal: (target: Fillable) => eachInTurn(target.components, empty),

  async bit(target: Fillable) {
    const looks = target.components.map(async (each) => full(each.name, await each.disk.observe()));
    return { facts: await Promise.all(looks) };
  },

  async healed(target: Fillable) {
    const looks = target.components.map(async (each) => emptied(each.name, await each.disk.observe()));
    return { facts: [...(await allInService(target)).facts, ...(await Promise.all(looks))] };
  },
};

/** Starting is harmless for what runs; after half a healing it is what was left to do. */
async function empty(component: Filled): Promise<void> {
  const { disk } = component;
  const { ballastBytes } = await disk.observe();
  if (ballastBytes > 0 && disk.wedges) await component.kill();
  await disk.empty();
  await component.start();
}

const inMegabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

const describe = ({ freeBytes, totalBytes, ballastBytes }: DiskFacts): string =>
  `${inMegabytes(freeBytes)} of ${inMegabytes(totalBytes)} free, ${inMegabytes(ballastBytes)} ballast`;

const full = (name: string, seen: DiskFacts): Fact => ({
  what: `${name} disk`,
  seen: describe(seen),
  asWanted: seen.freeBytes === 0 && seen.ballastBytes > 0,
});

const emptied = (name: string, seen: DiskFacts): Fact => ({
  what: `${name} disk`,
  seen: describe(seen),
  asWanted: seen.freeBytes > 0 && seen.ballastBytes === 0 && seen.totalBytes === seen.plannedBytes,
});
