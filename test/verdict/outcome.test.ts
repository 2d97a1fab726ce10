import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { causeOf, fateOf, fates } from '../../verdict/outcome.ts';

const sample = (changes: Partial<Sample>): Sample => ({
  operation: 'read',
  arm: 'main',
  iteration: 0,
  beganMs: 0,
  scenarioMs: 0,
  jitterMs: 0,
  waitMs: 4,
  status: 200,
  error: 0,
  valid: true,
  server: 'server1',
  database: '',
  ...changes,
});

describe('the fate of a request', () => {
  it.each<[string, string, Partial<Sample>]>([
    ['good', 'late', { waitMs: 250 }],
    ['late', 'late', { waitMs: 251 }],
    ['wrong', 'wrong-content', { valid: false }],
    ['wrong', '503', { valid: false, status: 503, error: 1503 }],
    ['wrong', '404', { valid: false, status: 404, error: 1404 }],
    ['unanswered', 'timeout', { valid: false, status: 0, error: 1050, waitMs: 1000 }],
    ['unanswered', 'refused', { valid: false, status: 0, error: 1212, waitMs: 0 }],
    ['unanswered', 'reset', { valid: false, status: 0, error: 1220 }],
    ['unanswered', 'dns', { valid: false, status: 0, error: 1101 }],
    ['unanswered', 'error-1010', { valid: false, status: 0, error: 1010 }],
  ])('is %s (%s) by content and deadline, never by status: %o', (fate, cause, changes) => {
    expect(fates[fateOf(sample(changes), 250)]).toBe(fate);
    expect(causeOf(sample(changes))).toBe(cause);
  });
});
