import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownAnswers } from '../../../known/answers.ts';
import { knownCases } from '../../../known/cases.ts';
import { Failure } from '../../../model/failure.ts';
import type { Ended } from '../../../scripts/ended.ts';
import { planOfCase } from '../../../scripts/self-test/plan.ts';
import type { CaseResult, SelfTestGround } from '../../../scripts/self-test/play.ts';
import { playCases } from '../../../scripts/self-test/play.ts';
import { stackOfCase } from '../../../scripts/self-test/stack.ts';
import { noTools } from '../../support/site.ts';

let path = '';
beforeEach(() => void (path = mkdtempSync(join(tmpdir(), 'spofproof-cases-'))));
afterEach(() => rmSync(path, { recursive: true }));

const prepared = ['reference', 'idle', 'one-application'].map((name) => {
  const known = knownCases.find((one) => one.name === name);
  if (!known) throw new Error(`there is no case ${name}`);
  const stack = stackOfCase(known.stack);
  return { known, stack, plan: planOfCase(known, stack), truth: knownAnswers[name] ?? {} };
});

/** Plays the cases, whose runs end as told, or cannot be begun, in that order. */
async function playedBy(ends: readonly (Ended | Failure)[], stop = new AbortController()) {
  const told: CaseResult[] = [];
  const left = [...ends];
  const inside = (): Promise<Ended> => {
    const end = left.shift() ?? { exit: 0 };
    return end instanceof Failure ? Promise.reject(end) : Promise.resolve(end);
  };
  const shared = { tools: noTools, versions: {}, runsDir: path, cacheDir: path, seed: 1 };
  const ground: SelfTestGround = { ...shared, stop: stop.signal, inside };
  const results = await playCases(prepared, ground, (result, place) => {
    told.push(result);
    if (place === 2) stop.abort(new Failure('terminated', { what: 'interrupted by SIGTERM', why: '' }));
  });
  expect(told).toEqual(results);
  return results.map(({ name, exit, failure }) => ({ name, exit, failure }));
}

describe('playCases', () => {
  it('keeps what was found when the next case cannot be begun, and why that could not', async () => {
    const unfit = new Failure('machine-unfit', { what: 'there is no room', why: '' });
    const [first, second] = await playedBy([{ exit: 0 }, unfit]);
    expect(first).toEqual({ name: 'reference', exit: 0, failure: undefined });
    expect(second).toMatchObject({ name: 'idle', exit: 69, failure: expect.stringContaining('there is no room') });
    await expect(playedBy([unfit])).rejects.toBe(unfit);
  });

  it('keeps what was found when a signal comes between two cases, and begins no other', async () => {
    const results = await playedBy([{ exit: 0 }, { exit: 0 }]);
    expect(results.map(({ exit }) => exit)).toEqual([0, 0, 143]);
    expect(results[2]?.failure).toContain('interrupted by SIGTERM');
  });

  it('ends with the case that was interrupted', async () => {
    expect((await playedBy([{ exit: 130 }])).map(({ exit }) => exit)).toEqual([130]);
  });
});
