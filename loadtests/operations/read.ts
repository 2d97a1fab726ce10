import { itemCount, itemValue } from '../../model/item.ts';
import type { Judged } from '../answer.ts';
import { fieldsOf, judged } from '../answer.ts';
import type { Operation, Slot } from './contract.ts';

/** How far the database had come that was asked; nothing where the answer does not tell. */
function newestOf({ seen }: Readonly<Record<string, unknown>>): Pick<Judged, 'seen'> {
  return typeof seen === 'number' && Number.isSafeInteger(seen) && seen >= 0 ? { seen } : {};
}

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
        const valid = status === 200 && fields['id'] === id && fields['value'] === itemValue(id);
        return { ...judged(valid, fields), ...newestOf(fields) };
      },
    };
  },
};
