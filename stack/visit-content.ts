import { itemCount, itemValue } from '../model/item.ts';
import type { OperationName } from '../model/stack.ts';
import { staticPage } from '../model/page.ts';

/** What a visitor sends, and what the right answer to it is. */
export interface VisitContent {
  /** HTTP method. */
  readonly method: 'GET' | 'POST';
  /** Path at the stack's entry. */
  readonly path: string;
  /** JSON to send; empty for none. */
  readonly body: string;
  /** Whether status and text are the right answer: by content, as for the load. */
  isRight(status: number, text: string): boolean;
}

/** The very text every web server must serve. */
const page = staticPage();

const contents: Readonly<Record<OperationName, (id: number, nonce: string) => VisitContent>> = {
  static: () => ({
    method: 'GET',
    path: '/static/page.html',
    body: '',
    isRight: (status, text) => status === 200 && text === page,
  }),
  read: (id) => {
    const item = (id % itemCount) + 1;
    return {
      method: 'GET',
      path: `/items/${item}`,
      body: '',
      isRight: (status, text) => status === 200 && fieldsOf(text)['value'] === itemValue(item),
    };
  },
  write: (id, nonce) => ({
    method: 'POST',
    path: '/writes',
    body: JSON.stringify({ id, nonce }),
    isRight: (status, text) => {
      const fields = fieldsOf(text);
      return status === 201 && fields['id'] === id && fields['nonce'] === nonce;
    },
  }),
};

/** The request for an operation: of the item, or the write, of that number; the nonce is what nobody else can know. */
export const visitContent = (operation: OperationName, id: number, nonce: string): VisitContent =>
  contents[operation](id, nonce);

/** Fields of a JSON object; none when the text is no such thing. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
