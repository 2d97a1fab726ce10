import type { WatchdogLifted } from '../../model/event.ts';
import type { EpochMs } from '../../model/units.ts';
import { epochMs } from '../../model/units.ts';
import type { Lifted } from './lift.ts';
import type { Order, Watch, Word } from './orders.ts';
import type { Roster } from './roster.ts';

/** What the keeping of watch needs beside time. */
export interface Means {
  /** Who runs. */
  readonly roster: Roster;
  /** Lifts a fault; never rejects. */
  lift(watch: Watch): Promise<Lifted>;
  /** Writes to the journal of the run; never throws. */
  write(event: WatchdogLifted): void;
  /** Answers the controller. */
  answer(word: Word): void;
}

/** A fault that is watched. */
interface Armed {
  readonly timer: NodeJS.Timeout;
  /** Under way or done; absent as long as its time is not over. */
  lifting?: Promise<Lifted>;
}

/** The watch over all faults in force. */
export interface Keeping {
  /** Does what it is told; what is no order is passed over. */
  heed(order: Order): Promise<void>;
  /** Lets go of everything, and ends what it started. */
  leave(): Promise<void>;
}

/** Keeps watch: between two orders nothing but timers wait. */
export function keepWatch(means: Means): Keeping {
  const armed = new Map<number, Armed>();
  const arm = (order: Extract<Order, { order: 'arm' }>): void => {
    const { watch, at } = order;
    const armedMs = performance.now();
    const act = (): void => {
      fault.lifting = liftAndTell(means, watch, () => epochMs(at + performance.now() - armedMs));
    };
    const fault: Armed = { timer: setTimeout(act, watch.limitMs) };
    armed.set(watch.episode, fault);
    means.answer({ word: 'armed', episode: watch.episode, did: [] });
  };
  const stepBack = async (episode: number): Promise<void> => {
    const lifted = await armed.get(episode)?.lifting;
    await endAll(lifted);
    means.answer({ word: 'stepped-back', episode, did: lifted?.did ?? [] });
  };
  const disarm = (episode: number): void => {
    clearTimeout(armed.get(episode)?.timer);
    armed.delete(episode);
  };
  return {
    heed: async (order) => {
      if (order.order === 'know') means.roster.note(order.start);
      if (order.order === 'arm') arm(order);
      if (order.order === 'step-back') await stepBack(order.episode);
      if (order.order === 'disarm') disarm(order.episode);
    },
    leave: async () => {
      const faults = [...armed.entries()];
      for (const [episode] of faults) disarm(episode);
      for (const [, { lifting }] of faults) await endAll(await lifting);
    },
  };
}

/** `now` is by the controller's clock: the moment it said, and the time that passed here since. */
async function liftAndTell(means: Means, watch: Watch, now: () => EpochMs): Promise<Lifted> {
  const { episode, fault, target, limitMs } = watch;
  const lifted = await means.lift(watch);
  means.write({ type: 'watchdog-lifted', at: now(), episode, fault, target, limitMs, did: lifted.did });
  return lifted;
}

/** The component belongs to the controller again; what stands in its place would keep its port. */
async function endAll(lifted: Lifted | undefined): Promise<void> {
  for (const running of lifted?.started ?? []) {
    running.signal('SIGKILL');
    await running.ended;
  }
}
