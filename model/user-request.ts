import { itemCount, itemValue } from './item.ts';
import { staticPage } from './page.ts';
import type { OperationName } from './stack.ts';

/** What an answer holds, as far as it was looked into. */
export interface AnswerContent {
  /** Whether it is what was asked for. */
  readonly valid: boolean;
  /** Fields of its JSON object; none where nothing is looked up in it, or where it is no such thing. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One request of a user, and what the right answer to it is: the same for the load and for every visitor of a probe. */
export interface UserRequest {
  /** HTTP method. */
  readonly method: 'GET' | 'POST';
  /** Path at the stack's entry. */
  readonly path: string;
  /** JSON to send; null for none. */
  readonly body: string | null;
  /** Judges by content: a right status with a wrong body is a failed request. */
  judge(status: number, text: string): AnswerContent;
}

/** The very text every web server must serve. */
const page = staticPage();

const staticRequest: UserRequest = {
  method: 'GET',
  path: '/static/page.html',
  body: null,
  judge: (status, text) => ({ valid: status === 200 && text === page, fields: {} }),
};

const requests: Readonly<Record<OperationName, (number: number, nonce: string) => UserRequest>> = {
  static: () => staticRequest,
  read: (number) => {
    const id = (number % itemCount) + 1;
    return {
      method: 'GET',
      path: `/items/${id}`,
      body: null,
      judge: (status, text) => {
        const fields = fieldsOf(text);
        return { valid: status === 200 && fields['id'] === id && fields['value'] === itemValue(id), fields };
      },
    };
  },
  write: (id, nonce) => ({
    method: 'POST',
    path: '/writes',
    body: JSON.stringify({ id, nonce }),
    judge: (status, text) => {
      const fields = fieldsOf(text);
      return { valid: status === 201 && fields['id'] === id && fields['nonce'] === nonce, fields };
    },
  }),
};

/**
 * The request of an operation. A page has worked when every byte of it came back. A look-up when the answer is the row that was
 * asked for; numbers go through all rows in turn. A write when the answer repeats its id, which is the number, and the nonce that
 * only this request carried: no cached or foreign answer can pass for an acknowledgement.
 */
export const userRequest = (operation: OperationName, number: number, nonce: string): UserRequest =>
  requests[operation](number, nonce);

/** Fields of a JSON object; none when the text is no such thing, for example an error page or half an answer. */
function fieldsOf(text: string): AnswerContent['fields'] {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
