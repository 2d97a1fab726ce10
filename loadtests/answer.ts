import { isName } from '../model/name.ts';
import type { AnswerContent } from '../model/user-request.ts';

/** What an answer is worth. */
export interface Judged {
  /** Whether it is what was asked for. */
  readonly valid: boolean;
  /** Server that the body names; empty when it names none. */
  readonly server: string;
  /** Database that the body names; empty when it names none. */
  readonly database: string;
  /** Id of the newest write that this database held, 0 for none; absent where the body does not tell. */
  readonly seen?: number;
}

/** A name as a sample may carry it; anything else would break the line it is written to, and becomes empty. */
export const nameOrNothing = (value: unknown): string => (typeof value === 'string' && isName(value) ? value : '');

/** What is common to all answers: the application names itself and the database it asked. */
export const judged = ({ valid, fields }: AnswerContent): Judged => ({
  valid,
  server: nameOrNothing(fields['server']),
  database: nameOrNothing(fields['database']),
});
