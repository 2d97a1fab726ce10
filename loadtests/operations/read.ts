import { userRequest } from '../../model/user-request.ts';
import type { Judged } from '../answer.ts';
import { judged } from '../answer.ts';
import type { Operation, Slot } from './contract.ts';

/** How far the database had come that was asked; nothing where the answer does not tell. */
function newestOf({ seen }: Readonly<Record<string, unknown>>): Pick<Judged, 'seen'> {
  return typeof seen === 'number' && Number.isSafeInteger(seen) && seen >= 0 ? { seen } : {};
}

/** Somebody looks up an item; the slots go through all of them in turn. */
export const readOperation: Operation = {
  name: 'read',
  request({ iteration, nonce }: Slot) {
    const request = userRequest('read', iteration, nonce);
    return {
      ...request,
      judge(status, text) {
        const content = request.judge(status, text);
        return { ...judged(content), ...newestOf(content.fields) };
      },
    };
  },
};
