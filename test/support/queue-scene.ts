import type { ProbeScene } from '../../chaos/probe-contract.ts';
import type { Clock } from '../../model/handle.ts';
import type { FaultSeen, Observation } from '../../model/observation.ts';
import { elapsedMs, epochMs, later, ms } from '../../model/units.ts';
import { limitedServers } from '../../stack/topologies/limited-servers.ts';
import { virtualClock } from './virtual-clock.ts';

/** Servers that take this long for each request, one at a time; what a test may change. */
export interface QueueSetting {
  /** Time of each server for a request, in milliseconds; the last one is stopped by the fault. */
  readonly serviceMs: readonly number[];
  /** Whether only the first one that lives is used. */
  readonly passive?: boolean;
  /** Whether the fault bites. */
  readonly bites?: boolean;
  /** When the sender stands still: whoever is to wake up in that time, at an answer or by a timer, does so at its end. */
  readonly stalls?: readonly { readonly fromMs: number; readonly forMs: number }[];
}

/** A scene of a probe in front of such servers, in virtual time, and what the probe saw. */
export function queueScene({ serviceMs, passive = false, bites = true, stalls = [] }: QueueSetting) {
  const clock = stalling(virtualClock(), stalls);
  const seen: Observation[] = [];
  const freeAt = serviceMs.map(() => 0);
  let [alive, sent] = [serviceMs.length, 0];
  const startedAt = clock.now();
  const elapsed = () => ms(elapsedMs(startedAt, clock.now()));
  const visit: ProbeScene<'visit'>['stack']['visit'] = async ({ visitor }) => {
    const server = passive ? 0 : sent++ % alive;
    const begunMs = elapsed();
    const endMs = Math.max(begunMs, freeAt[server] ?? 0) + (serviceMs[server] ?? 0);
    const isLate = endMs - begunMs > 1000;
    if (!isLate) freeAt[server] = endMs;
    await clock.until(later(clock.now(), isLate ? 1000 : endMs - begunMs));
    const tookMs = elapsed() - begunMs;
    const named = { server: isLate ? '' : `server${server + 1}`, database: '' };
    return { visitor, id: sent, tookMs, valid: !isLate, status: isLate ? 0 : 200, ...named };
  };
  const tell = (moment: FaultSeen['moment']): void => {
    const evidence = { facts: [{ what: 'process', seen: 'as told', asWanted: bites }] };
    seen.push({ kind: 'fault', fault: 'stop', target: 'server2', moment, atMs: elapsed(), evidence });
  };
  const under: ProbeScene['under'] = async (_, __, act) => {
    alive--;
    tell('bit');
    await act();
    tell('still');
    alive++;
    tell('healed');
  };
  const scene: ProbeScene<'visit'> = {
    bars: { generatorLagMs: ms(50), failoverBudgetMs: limitedServers.failoverBudgetMs },
    plan: { probe: 'more-servers', expected: 'held' },
    spec: limitedServers,
    stack: { visit },
    clock,
    signal: new AbortController().signal,
    elapsedMs: elapsed,
    see: (observation) => void seen.push(observation),
    under,
  };
  return { scene: scene as ProbeScene, seen };
}

/** A clock whose waits end later where they would end in a stall. */
function stalling(time: Clock, stalls: NonNullable<QueueSetting['stalls']>): Clock {
  return {
    now: () => time.now(),
    until: async (moment, signal) => {
      await time.until(moment, signal);
      const now = time.now();
      const stall = stalls.find(({ fromMs, forMs }) => now > fromMs && now < fromMs + forMs);
      if (stall) await time.until(epochMs(stall.fromMs + stall.forMs));
    },
  };
}
