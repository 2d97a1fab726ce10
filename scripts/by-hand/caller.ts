import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { LabState } from '../lab-state.ts';
import { insideOf } from '../lab-state.ts';
import type { Pipe } from '../pipe.ts';
import { openPipe } from '../pipe.ts';
import type { Ask, Tell } from './words.ts';
import { deskPath } from './words.ts';

/** Longest wait for the lab to take the call. */
const answerMs = 3000;

/**
 * Calls a lab that is up. Its socket is reached through its first process, as it is on a file system of the lab's own.
 * @throws Failure `no-lab` when nobody answers there
 */
export async function callLab(lab: Pick<LabState, 'pid'>, ask: Ask): Promise<Pipe<Tell, Ask>> {
  const pipe = openPipe<Tell, Ask>(await connected(lab));
  pipe.send(ask);
  return pipe;
}

async function connected({ pid }: Pick<LabState, 'pid'>): Promise<Socket> {
  let socket: Socket | undefined;
  try {
    socket = connect({ path: join(`/proc/${insideOf(pid)}/root`, deskPath), allowHalfOpen: true });
    await once(socket, 'connect', { signal: AbortSignal.timeout(answerMs) });
    return socket;
  } catch (thrown) {
    socket?.destroy();
    const next = 'Raise it anew: `spofproof lab down`, then `spofproof lab up`.';
    throw new Failure('no-lab', { what: 'the lab does not answer', why: reasonOf(thrown), next, cause: thrown });
  }
}
