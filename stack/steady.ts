import { tellsItsView } from '../model/balancer-view.ts';
import { reasonOf } from '../model/failure.ts';
import { lookAt } from './balancer.ts';
import { wrongWriter } from './cluster/sole-writer.ts';
import { memberDatabases, notWhole } from './cluster/whole.ts';
import type { ManagedComponent } from './component.ts';
import type { Following } from './databases.ts';
import { balancersOf, followings } from './databases.ts';
import { astray, holdersOf } from './floating.ts';
import type { Lab } from './lab.ts';
import { outOfReserve } from './reserve.ts';
import { catchesUp, notFollowing } from './replication.ts';

/** Longest time a replica may need to reach what its primary held when asked. */
const lagMs = 300;

/**
 * What keeps the stack from its steady state, in words; empty when nothing does. Bounded in time.
 * @param moment `start`: before a fault, when every address has to be on its preferred host, whether it came there by itself or not
 */
export async function steadyState(
  lab: Lab,
  components: readonly ManagedComponent[],
  moment: 'start' | 'any' = 'any',
): Promise<string[]> {
  const looks = [
    ...components.map((component) => looked(component.name, notServing(component))),
    looked('the balancers in charge', viewsInCharge(lab, components)),
    ...followings(components).map((following) => looked(following.replica.name, lagging(following))),
    ...memberDatabases(components).map((database) => looked(database.name, notWhole(database))),
    ...memberDatabases(components).map((database) => looked(database.name, wrongWriter(lab, database))),
    looked('the floating addresses', astray(lab, components, moment === 'any')),
    looked('the reserve', outOfReserve(lab, components)),
  ];
  return (await Promise.all(looks)).flat();
}

const looked = async (name: string, look: Promise<readonly string[]>): Promise<readonly string[]> =>
  look.catch((thrown: unknown) => [`${name} could not be looked at: ${reasonOf(thrown)}`]);

async function notServing(component: ManagedComponent): Promise<readonly string[]> {
  const { state, listening } = await component.observe();
  if (state !== 'running' || !component.leads())
    return [`${component.name} is ${state === 'running' ? 'headless' : state}`];
  return listening ? [] : [`${component.name} does not listen on port ${component.site.component.port}`];
}

/** Who is in charge has to be known: whoever has nobody to ask would find nothing amiss. */
async function viewsInCharge(lab: Lab, components: readonly ManagedComponent[]): Promise<readonly string[]> {
  const watched = await balancersInCharge(lab, components);
  return (await Promise.all(watched.map((balancer) => looked(balancer.name, serversNotUp(balancer))))).flat();
}

/**
 * The balancers whose view of the servers matters: those that tell it, and that requests reach now. What one in reserve
 * thinks is left to the fault that needs it, as a mistake there is what such a fault is to find.
 */
async function balancersInCharge(lab: Lab, components: readonly ManagedComponent[]) {
  const told = balancersOf(components).filter(({ site }) => tellsItsView(site.component));
  const floating = lab.spec.addresses ?? [];
  const holding = await Promise.all(floating.map((address) => holdersOf(lab, address)));
  const holders = new Set<string>(holding.flat());
  const movable = new Set(floating.flatMap(({ on }) => on));
  return told.filter(({ site: { component } }) => !movable.has(component.host) || holders.has(component.host));
}

async function serversNotUp(balancer: ManagedComponent): Promise<readonly string[]> {
  const states = [...(await lookAt(balancer))];
  if (states.length === 0) return [`${balancer.name} knows no server`];
  return (
    states
      // `no check`: it takes the server for up.
      .filter(([, state]) => state !== 'UP' && state !== 'no')
      .map(([server, state]) => `${balancer.name} sees ${server} ${state}`)
  );
}

async function lagging({ replica, primary }: Following): Promise<readonly string[]> {
  const broken = await notFollowing(replica);
  if (broken.length > 0) return broken;
  return (await catchesUp(replica, primary, lagMs)) ? [] : [`${replica.name} lags more than ${lagMs} ms behind`];
}
