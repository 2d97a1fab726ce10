import { Failure } from '../model/failure.ts';

/** The first of something that a probe cannot do without. */
export function firstOf(all: readonly string[], what: string): string {
  const [first] = all;
  if (first !== undefined) return first;
  throw new Failure('bad-stack', { what: `the stack has no ${what}`, why: 'this probe asks about one' });
}
