import { reasonOf } from '../../model/failure.ts';
import type { DiskHandle, NetworkHandle, RunningProcess, Shell } from '../../model/handle.ts';
import type { FaultId } from '../../model/plan.ts';
import type { HelperScript } from '../lab.ts';
import type { Kernel } from './kernel.ts';
import type { Watch } from './orders.ts';
import type { Roster } from './roster.ts';

/** What lifting takes. */
export interface Hands {
  /** Who runs. */
  readonly roster: Roster;
  /** Who is alive. */
  readonly kernel: Kernel;
  /** Starts what was ended. */
  readonly shell: Pick<Shell, 'start'>;
  /** The target's place in the network. */
  network(target: Pick<Watch, 'target' | 'host'>): {
    readonly restore: NetworkHandle['restore'];
    readonly loss: Pick<NetworkHandle['loss'], 'restore'>;
  };
  /** A component's own file system. */
  disk(component: string): Pick<DiskHandle, 'empty'>;
}

/** A fault that was lifted. */
export interface Lifted {
  /** What was done, in words, failures among them; never empty. */
  readonly did: readonly string[];
  /** What was started for it. */
  readonly started: readonly RunningProcess[];
}

/** One act on a component; what it did, in words. What it starts it adds to the list. */
type Act = (hands: Hands, component: string, started: RunningProcess[]) => Promise<string>;

/** One act on the target's network; what it did, in words. */
type NetworkAct = (hands: Hands, watch: Watch) => Promise<string>;

/** How each fault is lifted: on every component in turn, or on the target's network. */
const lifts: Readonly<Record<FaultId, { readonly acts?: readonly Act[]; readonly network?: NetworkAct }>> = {
  sham: {},
  stop: { acts: [startAgain] },
  kill: { acts: [startAgain] },
  pause: { acts: [letRun] },
  isolate: { network: restore },
  slow: { acts: [endHelper('duty-cycle'), letRun] },
  lossy: { network: endLoss },
  exhaust: { acts: [endHelper('slot-holder')] },
  'fill-disk': { acts: [emptyDisk, startAgain] },
};

/** Lifts a fault; goes on past an act that fails, and says so. Never rejects, and every act has its deadline. */
export async function lift(hands: Hands, watch: Watch): Promise<Lifted> {
  const { acts = [], network } = lifts[watch.fault];
  const started: RunningProcess[] = [];
  const did: string[] = [];
  const attempt = async (act: Promise<string>): Promise<void> => void did.push(await act.catch(failed));
  if (network) await attempt(network(hands, watch));
  for (const component of watch.components) {
    for (const act of acts) await attempt(act(hands, component, started));
  }
  return { did: did.length > 0 ? did : ['there was nothing to undo'], started };
}

const failed = (thrown: unknown): string => `failed: ${reasonOf(thrown)}`;

async function letRun({ roster, kernel }: Hands, component: string): Promise<string> {
  const start = roster.find(component);
  return start && kernel.signal(start, 'SIGCONT')
    ? `continued ${component}`
    : `${component} had no process to continue`;
}

function endHelper(helper: HelperScript): Act {
  return async ({ roster, kernel }, component) => {
    const start = roster.find(component, helper);
    const ended = start !== undefined && kernel.signal(start, 'SIGKILL');
    return ended ? `ended the ${helper} of ${component}` : `${component} had no ${helper} to end`;
  };
}

async function restore(hands: Hands, { target, host }: Watch): Promise<string> {
  await hands.network({ target, host }).restore();
  return `connected ${target} again`;
}

async function endLoss(hands: Hands, { target, host }: Watch): Promise<string> {
  await hands.network({ target, host }).loss.restore();
  return `ended the packet loss of ${target}`;
}

async function emptyDisk(hands: Hands, component: string): Promise<string> {
  await hands.disk(component).empty();
  return `emptied the disk of ${component}`;
}

/** The same command line, environment, folder and log as before. */
async function startAgain(hands: Hands, component: string, started: RunningProcess[]): Promise<string> {
  const start = hands.roster.find(component);
  if (!start) return `${component} had never been started`;
  if (hands.kernel.lives(start)) return `${component} was running`;
  const running = hands.shell.start(start.argv, start.options);
  started.push(running);
  return `started ${component} again as process ${running.pid}`;
}
