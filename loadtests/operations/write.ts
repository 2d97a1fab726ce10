import { writeId } from '../../model/sample.ts';
import { userRequest } from '../../model/user-request.ts';
import { judged } from '../answer.ts';
import type { Operation, Slot } from './contract.ts';

/** Somebody stores something new, under an id that no other request of the run has. */
export const writeOperation: Operation = {
  name: 'write',
  request({ episode, arm, iteration, nonce }: Slot) {
    const request = userRequest('write', writeId(episode, iteration, arm), nonce);
    return { ...request, judge: (status, text) => judged(request.judge(status, text)) };
  },
};
