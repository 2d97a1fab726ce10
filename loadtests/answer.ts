import { isName } from '../model/name.ts';

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

/** Fields of a JSON object; none when the text is no such thing, for example an error page or half an answer. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A name as a sample may carry it; anything else would break the line it is written to, and becomes empty. */
export const nameOrNothing = (value: unknown): string => (typeof value === 'string' && isName(value) ? value : '');

/** What is common to the answers of the application: it names itself and the database it asked. */
export const judged = (valid: boolean, fields: Readonly<Record<string, unknown>>): Judged => ({
  valid,
  server: nameOrNothing(fields['server']),
  database: nameOrNothing(fields['database']),
});
