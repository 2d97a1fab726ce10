import { Failure, reasonOf } from '../model/failure.ts';
import { isFull } from '../model/no-room.ts';
import { typable } from './called.ts';
import { printable } from './output.ts';

/** A failure as a person reads it: what, the component's last words, why, next step. */
export function presentFailure(thrown: unknown, verbose: boolean): readonly string[] {
  const failure = asFailure(thrown);
  const lines = [`error: ${failure.message}`, ...failure.log.map((line) => `  | ${line}`)];
  lines.push(`  why:  ${failure.why}`, `  next: ${typable(failure.next)}`);
  if (verbose || failure.code === 'internal') lines.push(...stackOf(thrown));
  return lines.map(printable);
}

/** The same as one object for `--json`. */
export function failureAsJson(thrown: unknown): object {
  const { code, message, why, next, exit, log } = asFailure(thrown);
  return { error: { code, what: message, why, next: typable(next), exit, log } };
}

/** Exit code for anything thrown. */
export const exitOf = (thrown: unknown): number => asFailure(thrown).exit;

/** Known failures stay; a full disk or a path without permission is named; all else is our bug. */
function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const code = errnoOf(thrown);
  if (isFull(code)) {
    const why = code === 'ENOSPC' ? 'The disk is full.' : 'A quota is full, or a file may not become that large.';
    return new Failure('disk-full', { what: reasonOf(thrown), why, cause: thrown });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    const why = code === 'EROFS' ? 'It is on a file system that cannot be written to.' : 'It belongs to another user.';
    return new Failure('no-permission', { what: reasonOf(thrown), why, cause: thrown });
  }
  return new Failure('internal', {
    what: reasonOf(thrown),
    why: 'spofproof met something it did not foresee.',
    cause: thrown,
  });
}

/** Does a program's whole work; a failure is told on stderr and becomes the exit code. */
export async function presented(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (thrown) {
    for (const line of presentFailure(thrown, false)) process.stderr.write(`${line}\n`);
    return exitOf(thrown);
  }
}

/** The system's error code, if there is one. */
export function errnoOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}

function stackOf(thrown: unknown): readonly string[] {
  return thrown instanceof Error && thrown.stack !== undefined ? thrown.stack.split('\n') : [];
}
