import { balancedHosts } from '../model/balanced.ts';
import type { Knee } from '../model/capacity.ts';
import { isCarried, kneeOf, latenessMs } from '../model/capacity.ts';
import { visitorCount } from '../model/stack-handle.ts';
import { firstOf } from './no-part.ts';
import type { ProbeScene } from './probe-contract.ts';
import { oneByOne, ordersOf, rest, steadily } from './visits.ts';

/** The first rate, the most that visitors of the lab can offer without being the limit themselves, and the steps between. */
const [firstRate, mostRate, growth] = [25, 400, 1.6];

/** The search ends when the lowest rate refused is at most this many times the highest carried. */
const closeEnough = 1.15;

/** How long a rate is offered. */
const lastsMs = 1500;

/** How often a rate is offered once more, when visitors set out too late for it to be the one that was meant. */
const timesAgain = 2;

/** Answered sooner than this, a request had nobody before it in line; longest time to wait for that. */
const [emptyMs, patienceMs] = [100, 3000];

/**
 * Looks for the rate up to which requests are answered rightly and in time: each rate is offered in an open model, higher by
 * steps until one is refused, then halfway between (by ratio) until both ends are close. What was refused is let run off first.
 * @returns undefined where a rate could not be offered as planned: whatever is asked after that tells nothing
 */
export async function searchKnee(scene: ProbeScene<'visit'>, part: string): Promise<Knee | undefined> {
  const tried: { rate: number; isCarried: boolean }[] = [];
  for (let rate: number | undefined = firstRate; rate !== undefined; rate = nextRate(tried)) {
    const isRateCarried = await offer(scene, part, rate);
    if (isRateCarried === undefined) return undefined;
    tried.push({ rate, isCarried: isRateCarried });
  }
  return kneeOf(tried);
}

/** Searches with all servers, and again with one stopped: the one that the plan names, else the last. */
export async function compareKnees(scene: ProbeScene<'visit'>): Promise<void> {
  if (!(await searchKnee(scene, 'all'))) return;
  await withoutOne(scene, async () => void (await searchKnee(scene, 'survivors')));
}

/** Does something while one server is stopped and the failover is over. */
export function withoutOne(scene: ProbeScene<'visit'>, act: () => Promise<void>): Promise<void> {
  const hosts = balancedHosts(scene.spec, 'read').map(({ host }) => host);
  const server = scene.plan.target ?? firstOf(hosts.toReversed(), 'balanced server');
  return scene.under('stop', server, async () => {
    await rest(scene, scene.spec.failoverBudgetMs);
    await act();
  });
}

/** Which rate to try next; undefined when the knee is known well enough, or cannot be found. */
export function nextRate(tried: readonly { readonly rate: number; readonly isCarried: boolean }[]): number | undefined {
  const { carried, refused } = kneeOf(tried);
  if (carried === 0) return undefined;
  if (refused !== null) return refused / carried <= closeEnough ? undefined : Math.sqrt(refused * carried);
  return carried * growth <= mostRate ? carried * growth : undefined;
}

/**
 * Offers a rate, writes down what came of it, and waits until nobody is in line any more. Where visitors set out too late it
 * is offered again, whatever they got, and no more than so often.
 * @returns whether it was carried; undefined where it was never offered as planned
 */
export async function offer(scene: ProbeScene<'visit'>, part: string, rate: number): Promise<boolean | undefined> {
  const orders = ordersOf('read', Math.round((rate * lastsMs) / 1000), visitorCount);
  for (let times = 0; times <= timesAgain; times++) {
    const sent = await steadily(scene, orders, rate);
    scene.see({ kind: 'visits', part, operation: 'read', ...sent });
    await runOff(scene);
    if (latenessMs(sent) <= scene.bars.generatorLagMs) return isCarried(sent.visits);
  }
  return undefined;
}

async function runOff(scene: ProbeScene<'visit'>): Promise<void> {
  const begunMs = scene.elapsedMs();
  for (;;) {
    // One for each server at least.
    const visits = await oneByOne(scene, ordersOf('read', 4));
    if (visits.every(({ valid, tookMs }) => valid && tookMs < emptyMs)) return;
    if (scene.elapsedMs() - begunMs > patienceMs)
      throw new Error('requests are still in line after the last rate offered');
    await rest(scene, emptyMs);
  }
}
