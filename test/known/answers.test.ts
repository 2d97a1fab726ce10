import { describe, expect, it } from 'vitest';
import { knownAnswers } from '../../known/answers.ts';
import { knownCases } from '../../known/cases.ts';
import { truthOf } from '../../known/truth.ts';
import { operationNames } from '../../model/stack.ts';

describe('the known answers', () => {
  it('are there for exactly the cases that are played', () => {
    expect(Object.keys(knownAnswers).toSorted()).toEqual(knownCases.map(({ name }) => name).toSorted());
  });

  it.each(knownCases)('of $name cover every fault and operation', ({ name, experiments }) => {
    const unknown = experiments.flatMap(([fault, target]) =>
      operationNames.filter((operation) => !truthOf(knownAnswers[name] ?? {}, { fault, target, operation })),
    );
    expect(unknown).toEqual([]);
  });

  it.each(knownCases)('of $name speak of nothing else than what is done', ({ name, experiments }) => {
    const done = new Set(['*', ...experiments.map(([fault, target]) => `${fault} ${target}`)]);
    expect(Object.keys(knownAnswers[name] ?? {}).filter((key) => !done.has(key))).toEqual([]);
  });

  it('hold each kind of truth: survived, single point of failure, neither, and not to be known', () => {
    const truths = Object.values(knownAnswers).flatMap((answers) => Object.values(answers));
    const findings = truths.flatMap((truth) => ('finding' in truth ? [truth] : Object.values(truth)));
    expect(new Set(findings.map(({ finding }) => finding))).toEqual(new Set(['refuted', 'proven', 'unknown']));
    expect(findings.some(({ finding, effects }) => finding === 'unknown' && !effects.includes('unknown'))).toBe(true);
  });
});
