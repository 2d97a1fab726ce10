import type { ProbeScene } from '../../chaos/probe-contract.ts';
import type { FaultSeen, Observation } from '../../model/observation.ts';
import { elapsedMs, later, ms } from '../../model/units.ts';
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
}

/** A scene of a probe in front of such servers, in virtual time, and what the probe saw. */
export function queueScene({ serviceMs, passive = false, bites = true }: QueueSetting) {
  const clock = virtualClock();
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
    const tookMs = isLate ? 1000 : endMs - begunMs;
    await clock.until(later(clock.now(), tookMs));
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
