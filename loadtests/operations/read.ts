import { itemCount, itemValue } from '../../model/item.ts';
import { fieldsOf, judged } from '../answer.ts';
import type { Operation, Slot } from './contract.ts';

/** Somebody looks up an item; the slots go through all of them in turn. It worked when the answer is that item's row. */
export const readOperation: Operation = {
  name: 'read',
  request({ iteration }: Slot) {
    const id = (iteration % itemCount) + 1;
    return {
      method: 'GET',
      path: `/items/${id}`,
      body: null,
      judge(status, text) {
        const fields = fieldsOf(text);
        return judged(status === 200 && fields['id'] === id && fields['value'] === itemValue(id), fields);
      },
    };
  },
};
