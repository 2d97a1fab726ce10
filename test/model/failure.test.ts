import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../model/exit.ts';
import type { FailureCode } from '../../model/failure.ts';
import { Failure, failureKinds, reasonOf } from '../../model/failure.ts';

const codes = Object.keys(failureKinds) as FailureCode[];

describe('the catalogue of failures', () => {
  it.each(codes)(
    '%s has a documented exit code that is no verdict, or says that nothing is known, and a next step',
    (code) => {
      const { exit, next } = failureKinds[code];
      expect(Object.values(exitCodes)).toContain(exit);
      // A deadline that was over before anything was judged leaves everything unknown; nothing else looks like a verdict.
      expect(exit).toBeGreaterThan(code === 'deadline-over' ? exitCodes.broken : exitCodes.unknown);
      expect(next).toMatch(/^[A-Z][^\n]{10,}\.$/);
    },
  );
});

describe('Failure', () => {
  it('takes exit code and next step from the catalogue', () => {
    const failure = new Failure('locked', { what: 'a run is under way', why: 'its lock is held by 4711' });
    expect(failure).toMatchObject({
      name: 'Failure',
      code: 'locked',
      message: 'a run is under way',
      why: 'its lock is held by 4711',
      next: failureKinds.locked.next,
      exit: exitCodes.locked,
      log: [],
    });
  });

  it('takes a better next step, log lines and the error underneath when there are some', () => {
    const cause = new Error('ENOENT');
    const failure = new Failure('tool-missing', {
      what: 'no k6',
      why: 'not on PATH',
      next: 'Get it.',
      log: ['line'],
      cause,
    });
    expect(failure).toMatchObject({ next: 'Get it.', log: ['line'], cause });
  });
});

describe('reasonOf', () => {
  it.each([
    [new Error('two\n  lines'), 'two lines'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('makes one line of %s', (thrown, reason) => {
    expect(reasonOf(thrown)).toBe(reason);
  });

  it('cuts what is long', () => {
    expect(reasonOf('x'.repeat(5000))).toHaveLength(500);
  });
});
