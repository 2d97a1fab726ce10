import { Failure } from '../model/failure.ts';
import type { Visible } from './facts.ts';
import { allInService } from './facts.ts';

/**
 * Refuses a target that is already in trouble: a fault on top of another proves nothing about either. Refuses as well what was
 * given up while the target was looked at.
 * @throws Failure `component-not-ready` naming what is not as it has to be; the reason of the signal
 */
export async function assertInService(target: Visible, over?: AbortSignal): Promise<void> {
  const { facts } = await allInService(target);
  over?.throwIfAborted();
  const wrong = facts.filter((fact) => !fact.asWanted).map((fact) => `${fact.what} is ${fact.seen}`);
  if (facts.length > 1 && wrong.length === 0) return;
  throw new Failure('component-not-ready', {
    what: `${target.name} was not in full service right before the fault`,
    why: wrong.length > 0 ? wrong.join('; ') : 'no component belongs to it',
  });
}
