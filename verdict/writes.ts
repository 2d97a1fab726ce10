import type { Sample } from '../model/sample.ts';
import { isDns } from './outcome.ts';

/** What may be said of a write (Jepsen): done, certainly not done, or nobody knows. */
export type WriteState = 'ok' | 'fail' | 'info';

/**
 * The state of a write by its answer. Late acknowledgements are acknowledgements. Certainly not done are only: refused, no
 * address found, and a 503 that no server signed, which the balancer gives when it found none to ask. All else may have
 * happened, and is neither lost nor kept until the databases have been read.
 */
export function writeState({ valid, status, error, server }: Sample): WriteState {
  if (valid && status === 201) return 'ok';
  if (status === 0) return error === 1212 || isDns(error) ? 'fail' : 'info';
  return status === 503 && server === '' ? 'fail' : 'info';
}
