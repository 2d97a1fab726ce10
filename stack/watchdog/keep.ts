import type { WatchdogLifted } from '../../model/event.ts';
import type { EpochMs } from '../../model/units.ts';
import { epochMs, ms } from '../../model/units.ts';
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
  /** From now on it has so long; what was set before does not count any more. */
  giveTime(forMs: number): void;
  timer?: NodeJS.Timeout;
  /** Under way or done; absent as long as its time is not over, and when the controller took over what it did. */
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
  const arm = ({ watch, at }: Extract<Order, { order: 'arm' }>): void => {
    const fault = watchOver(means, watch, at);
    armed.set(watch.episode, fault);
    fault.giveTime(watch.limitMs);
    means.answer({ word: 'armed', episode: watch.episode, did: [] });
  };
  const stepBack = async ({ episode, healingMs }: Extract<Order, { order: 'step-back' }>): Promise<void> => {
    const fault = armed.get(episode);
    const lifted = await fault?.lifting;
    await endAll(lifted);
    if (fault && armed.get(episode) === fault) {
      delete fault.lifting;
      fault.giveTime(healingMs);
    }
    means.answer({ word: 'stepped-back', episode, did: lifted?.did ?? [] });
  };
  // What was started although the controller was about to heal stands in the place of what the controller has started.
  const disarm = async (episode: number): Promise<void> => {
    const fault = armed.get(episode);
    armed.delete(episode);
    clearTimeout(fault?.timer);
    await endAll(await fault?.lifting);
  };
  return {
    heed: async (order) => {
      if (order.order === 'know') means.roster.note(order.start);
      if (order.order === 'arm') arm(order);
      if (order.order === 'step-back') await stepBack(order);
      if (order.order === 'disarm') await disarm(order.episode);
    },
    leave: async () => void (await Promise.all([...armed.keys()].map(disarm))),
  };
}

function watchOver(means: Means, watch: Watch, at: EpochMs): Armed {
  const armedMs = performance.now();
  const passedMs = (): number => performance.now() - armedMs;
  const fault: Armed = {
    giveTime: (forMs) => {
      clearTimeout(fault.timer);
      const limitMs = ms(Math.round(passedMs()) + forMs);
      const act = (): void => {
        fault.lifting = liftAndTell(means, { ...watch, limitMs }, () => epochMs(at + passedMs()));
      };
      fault.timer = setTimeout(act, forMs);
    },
  };
  return fault;
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
