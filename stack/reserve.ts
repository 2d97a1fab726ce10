import { readFile } from 'node:fs/promises';
import { logOf } from './component.ts';
import type { ManagedComponent } from './component.ts';
import type { Lab } from './lab.ts';

/** What a keepalived has said of one address: whether it was ever ready to have it, and what it is now. */
interface Standing {
  readonly wasReady: boolean;
  readonly now: string;
}

/** Lines in which keepalived says that it begins, or what it has become for an address. */
const said = /Starting Keepalived|\((?<address>[^()]+)\) Entering (?<state>[A-Z]+) STATE/g;

const isReady = (state: string): boolean => state === 'MASTER' || state === 'BACKUP';

/**
 * Addresses that a keepalived was once ready to have and would not take now, by its own log, with what it is: FAULT while its
 * check fails, `starting` until it has judged its host anew. One that was never ready is left out: that is how the stack is
 * built, and for the fault that needs the reserve to find.
 */
export function lostReserve(log: string): ReadonlyMap<string, string> {
  const standings = new Map<string, Standing>();
  for (const { groups = {} } of log.matchAll(said)) {
    const { address, state = 'starting' } = groups;
    for (const name of address === undefined ? [...standings.keys()] : [address])
      standings.set(name, { wasReady: isReady(state) || standings.get(name)?.wasReady === true, now: state });
  }
  const lost = [...standings].filter(([, { wasReady, now }]) => wasReady && !isReady(now));
  return new Map(lost.map(([address, { now }]) => [address, now]));
}

/** Guardians that would no longer take an address over, in words: the next fault would find another stack than the first. */
export async function outOfReserve(lab: Lab, components: readonly ManagedComponent[]): Promise<readonly string[]> {
  const guardians = components.filter(({ site }) => site.component.kind === 'keepalived');
  const looks = guardians.map(async ({ name, site }) =>
    [...lostReserve(await readFile(logOf(lab, site), 'utf8'))].map(
      ([address, now]) => `${name} would not take ${address} now: it is ${now}`,
    ),
  );
  return (await Promise.all(looks)).flat();
}
