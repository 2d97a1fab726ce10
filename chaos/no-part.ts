import { sharedOut } from '../model/balanced.ts';
import { Failure } from '../model/failure.ts';
import type { ProbeScene } from './probe-contract.ts';

/** The first of something that a probe cannot do without. */
export function firstOf(all: readonly string[], what: string): string {
  const [first] = all;
  if (first !== undefined) return first;
  throw new Failure('bad-stack', { what: `the stack has no ${what}`, why: 'this probe asks about one' });
}

/** The server that a probe takes something away from: the one that the plan names, else the first that requests are shared among. */
export const serverOf = ({ plan, spec }: Pick<ProbeScene, 'plan' | 'spec'>): string =>
  plan.target ??
  firstOf(
    sharedOut(spec).servers.map(({ host }) => host),
    'balanced server',
  );
