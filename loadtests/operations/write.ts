import { writeId } from '../../model/sample.ts';
import { fieldsOf, judged } from '../answer.ts';
import type { Operation, Slot } from './contract.ts';

/**
 * Somebody stores something new. It worked when the answer repeats the id, and the nonce that only this request
 * carried: no cached or foreign answer can pass for an acknowledgement.
 */
export const writeOperation: Operation = {
  name: 'write',
  request({ episode, arm, iteration, nonce }: Slot) {
    const id = writeId(episode, iteration, arm);
    return {
      method: 'POST',
      path: '/writes',
      body: JSON.stringify({ id, nonce }),
      judge(status, text) {
        const fields = fieldsOf(text);
        return judged(status === 201 && fields['id'] === id && fields['nonce'] === nonce, fields);
      },
    };
  },
};
