import type { FaultId } from './plan.ts';
import type { ComponentKind, ComponentSpec, StackSpec } from './stack.ts';
import { componentsOf } from './stack.ts';
import type { EpochMs } from './units.ts';
import { ms } from './units.ts';

/** An alert by what tells it from every other. */
export interface AlertKey {
  /** Name of its rule. */
  readonly name: string;
  /** Component that it is about. */
  readonly component: string;
}

/** Names of the rules that tell of a component which does not answer, by its kind; a kind without one is not watched. */
export const downAlerts: Partial<Record<ComponentKind, string>> = {
  haproxy: 'BalancerDown',
  nginx: 'WebServerDown',
  app: 'ApplicationDown',
  mariadb: 'DatabaseDown',
};

/** Names of the rules that tell of a component which answers late. */
export const slowAlerts: Partial<Record<ComponentKind, string>> = {
  nginx: 'WebServerSlow',
  app: 'ApplicationSlow',
};

/** The alerts that a fault of a target must raise, one for each of its components that is watched; in starting order. */
export function expectedAlerts(stack: StackSpec, target: string, fault: FaultId): readonly AlertKey[] {
  const names = fault === 'slow' ? slowAlerts : downAlerts;
  const named = ({ kind, name: component }: ComponentSpec): readonly AlertKey[] => {
    const name = names[kind];
    return name === undefined ? [] : [{ name, component }];
  };
  return componentsOf(stack, target).flatMap(named);
}

/** An alert that somebody was told of. */
export interface AlertNotice extends AlertKey {
  /** When. */
  readonly at: EpochMs;
  /** Whether it began; otherwise it is over. */
  readonly firing: boolean;
}

/** Longest time from a fault to the alert of it, and from the healing to the end of that, where the plan says nothing else. */
export const alertWithinMs = ms(10_000);
