import { tellsItsView } from '../model/balancer-view.ts';
import { reasonOf } from '../model/failure.ts';
import type { Testimony } from '../model/handle.ts';
import { labelsBehind } from '../model/server-label.ts';
import type { ComponentSpec } from '../model/stack.ts';
import { lookAt } from './balancer.ts';
import type { ManagedComponent } from './component.ts';
import { balancersOf, followings } from './databases.ts';
import { notFollowing } from './replication.ts';

/**
 * What the components that depend on the target, and are no part of it, say of it. Their sockets are asked past the
 * network and its faults; each answer is bounded in time.
 */
export async function witnesses(
  components: readonly ManagedComponent[],
  target: readonly ManagedComponent[],
): Promise<readonly Testimony[]> {
  const bystanders = components.filter((component) => !target.includes(component));
  const lost = target.map(({ site }) => site.component);
  const balancers = balancersOf(bystanders).filter(({ site }) => tellsItsView(site.component));
  const looks = [
    ...balancers.map((balancer) => ofBalancer(balancer, lost)),
    ...followings(components)
      .filter(({ primary, replica }) => target.includes(primary) && bystanders.includes(replica))
      .map(({ replica }) => ofReplica(replica)),
  ];
  return (await Promise.all(looks)).flat();
}

/** The states of the servers that the target is, or is behind, in the balancer's words. */
export function testimonyOf(
  balancer: string,
  states: ReadonlyMap<string, string>,
  labels: ReadonlySet<string>,
): readonly Testimony[] {
  const own = [...states].filter(([server]) => labels.has(server.split('/').at(-1) ?? ''));
  if (own.length === 0) return [];
  const seen = own.map(([server, state]) => `${server} ${state}`).join(', ');
  return [{ what: `${balancer}'s own view`, seen, missesTarget: own.some(([, state]) => !isUp(state)) }];
}

/** `no check` says that it does not look, which is no notice. */
const isUp = (state: string): boolean => /^(?:UP|no)\b/i.test(state);

async function ofBalancer(balancer: ManagedComponent, lost: readonly ComponentSpec[]): Promise<readonly Testimony[]> {
  const labels = labelsBehind(balancer.site.stack, balancer.name, lost);
  try {
    return testimonyOf(balancer.name, await lookAt(balancer), labels);
  } catch (thrown) {
    return [silent(`${balancer.name}'s own view`, thrown)];
  }
}

async function ofReplica(replica: ManagedComponent): Promise<readonly Testimony[]> {
  const what = `${replica.name}'s replication`;
  try {
    const broken = await notFollowing(replica);
    return [{ what, seen: broken.join('; ') || 'running', missesTarget: broken.length > 0 }];
  } catch (thrown) {
    return [silent(what, thrown)];
  }
}

const silent = (what: string, thrown: unknown): Testimony => ({
  what,
  seen: `no answer: ${reasonOf(thrown)}`,
  missesTarget: false,
});
