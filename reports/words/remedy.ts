import type { ComponentSpec, OperationName, Role, StackSpec } from '../../model/stack.ts';
import { componentsOf, entriesOf, operationNames } from '../../model/stack.ts';
import { isTravelled } from '../../model/travel.ts';
import { distinct } from './list.ts';
import { isPair } from './pairs.ts';

/** What takes the single point of failure away, by the role of what failed. */
const remedies: Readonly<Record<Role, string>> = {
  balancer:
    'Run two balancers and one virtual address that moves between them (keepalived, VRRP). The second one takes over ' +
    'after about three advertisement intervals; have it watch the balancer process, not only the machine.',
  web: 'Run at least two web servers on different machines, behind the balancer, with a health check that really asks them.',
  app: 'Run at least two application servers on different machines, behind the balancer, none of them tied to one database.',
  primary:
    'Let a database take its place without a person: a cluster with a quorum (Galera, two databases and an arbitrator), so that ' +
    'an acknowledged write is on both and an old primary takes none when it returns, and an address for writes that moves.',
  replica: 'Let reads fall back to the primary within a short time-out, or run a second replica.',
  guardian:
    'Run keepalived on every host that may have the address, with another priority on each, and restart it when it ends.',
  service:
    'No request of a user should need it: find out which component waits for it, and let that one go on without.',
};

const fasterChecks =
  'To shorten the gap: check more often and decide on fewer failures (HAProxy: inter, fall), and let the ' +
  'balancer try another server at once (retries, option redispatch).';

/** Two that stand in for each other were taken away at once. */
const forPairs =
  'Only a third, on another machine, survives the loss of both. Whether that is worth its price is a question of how likely ' +
  'one fails while the other is down, for maintenance too: see to it that they share no power, switch or disk.';

/** Who keeps a connection stays with what is lost, while everybody else is served: there is a second one, and no way to it. */
export const forKept =
  'There is something to take its place, and users who keep their connection do not come to it: let the balancer end connections ' +
  'to a server that it takes for down (HAProxy: on-marked-down shutdown-sessions) and give up sooner on one that does not answer ' +
  '(timeout server); keep connections open for a shorter time (timeout http-keep-alive), and let clients open a new one when theirs hangs.';

/** What would shorten an interruption that the stack survives, by the role of what failed: the gap is somebody's wait for it. */
const shorterGaps: Readonly<Record<Role, string>> = {
  balancer:
    'To shorten the gap: let the second balancer take over sooner (keepalived: a shorter advert_int, and ' +
    'a vrrp_script that looks more often).',
  web: fasterChecks,
  app: fasterChecks,
  primary:
    'The gap is as long as the application waits for its database: shorten its time-outs of connecting and ' +
    'of answering, and let the replica be promoted sooner.',
  replica:
    'The gap is as long as the application waits for its database: shorten its time-outs of connecting and ' +
    'of answering, so that it asks the primary sooner.',
  guardian:
    'To shorten the gap: let the address move sooner (keepalived: a shorter advert_int, and ' +
    'vrrp_garp_master_refresh).',
  service: 'The gap is as long as others wait for it: shorten their time-outs.',
};

/**
 * The advice for a target without which some operations fail; one sentence a role. Of several roles on the way of an operation those
 * of which the drawing has no second one elsewhere; of a redundancy that is drawn and did not work, all that are on the way.
 */
export function remediesFor(stack: StackSpec, target: string, failing: readonly OperationName[]): readonly string[] {
  if (isPair({ target })) return [forPairs];
  const missed = new Set(failing.flatMap((operation) => rolesMissed(stack, target, operation)));
  return rolesOf(componentsOf(stack, target).filter(({ role }) => missed.has(role))).map((role) => remedies[role]);
}

/** The advice for a target that some operations survive with a gap: for the roles on their way. */
export function shorterGapFor(stack: StackSpec, target: string, late: readonly OperationName[]): readonly string[] {
  const lost = componentsOf(stack, target);
  const onWay = new Set(late.flatMap((operation) => onWayOf(lost, operation)));
  return distinct(rolesOf(lost.filter((one) => onWay.has(one))).map((role) => shorterGaps[role]));
}

const rolesOf = (components: readonly ComponentSpec[]): readonly Role[] => distinct(components.map(({ role }) => role));

/** Operations whose way leads by a component of each role. */
const passing: Readonly<Record<Role, readonly OperationName[]>> = {
  balancer: operationNames,
  web: operationNames,
  app: ['read', 'write'],
  primary: ['read', 'write'],
  replica: ['read'],
  guardian: operationNames,
  service: [],
};

/** The components on the way of an operation; all of them where none is, as their loss was felt all the same. */
function onWayOf(lost: readonly ComponentSpec[], operation: OperationName): readonly ComponentSpec[] {
  const onWay = lost.filter(({ role }) => passing[role].includes(operation));
  return onWay.length > 0 ? onWay : lost;
}

function rolesMissed(stack: StackSpec, target: string, operation: OperationName): readonly Role[] {
  const lost = componentsOf(stack, target);
  const roles = rolesOf(onWayOf(lost, operation));
  const left = stack.components.filter((one) => !lost.includes(one) && isReached(stack, one, operation));
  const sole = roles.filter((role) => !left.some((one) => standIns(role, operation).includes(one.role)));
  return sole.length > 0 ? sole : roles;
}

/** Whether requests of an operation may come to a component; nobody calls a guardian. */
const isReached = (stack: StackSpec, one: ComponentSpec, operation: OperationName): boolean =>
  one.role === 'guardian' ||
  entriesOf(stack).includes(one) ||
  stack.links.some((link) => link.to === one.name && isTravelled(link, operation));

/** Who does what a role did: both kinds of database answer reads. */
const standIns = (role: Role, operation: OperationName): readonly Role[] =>
  operation === 'read' && (role === 'primary' || role === 'replica') ? ['primary', 'replica'] : [role];
