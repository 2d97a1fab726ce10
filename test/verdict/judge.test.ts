import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../verdict/judge.ts';
import { serializeVerdict } from '../../verdict/serialize.ts';
import type { Sample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { recordOf } from '../support/record.ts';
import { downUntilHealed, onlyFor, refusedBetween } from '../support/record-shapes.ts';

const record = (): EvidenceRecord =>
  recordOf({
    spof: { balancer: ['static', 'read', 'write'], primary: ['write'] },
    episodes: [
      { target: 'balancer', fault: 'stop', shape: downUntilHealed },
      { target: 'server1', fault: 'kill', shape: refusedBetween(0, 330) },
      { target: 'primary', fault: 'stop', shape: onlyFor('write', downUntilHealed) },
      { target: 'server2', fault: 'stop', shape: refusedBetween(0, 3210) },
    ],
  });

const golden = new URL('../golden/verdict.json', import.meta.url);

/** What is said of a wrong expectation of server1: that it is a single point of failure, or that it is none. */
const sentence = (spof: boolean): string | undefined =>
  judge(
    recordOf({
      spof: { server1: spof ? ['static', 'read', 'write'] : [] },
      episodes: [{ target: 'server1', fault: 'stop', shape: spof ? refusedBetween(0, 120) : downUntilHealed }],
    }),
  ).cells.at(-1)?.reasons[0]?.detail;

/** The same request by a returning user, whom nothing answers. */
const failing = (sample: Sample): Sample => ({ ...sample, arm: 'returning', status: 0, error: 1220, valid: false });

describe('judge', () => {
  it('gives the same bytes for the same record', () => {
    expect(serializeVerdict(judge(record()))).toBe(serializeVerdict(judge(record())));
  });

  it('gives the same bytes for samples in another order, as they end in another order', () => {
    const shuffled = new Map([...record().samples].map(([episode, samples]) => [episode, samples.toReversed()]));
    expect(serializeVerdict(judge({ ...record(), samples: shuffled }))).toBe(serializeVerdict(judge(record())));
  });

  it('judges cells of the main arm alone, whatever becomes of returning users', () => {
    const plain = record();
    const both = [...plain.samples].map(
      ([number, samples]) => [number, [...samples, ...samples.map(failing)]] as const,
    );
    const { cells, writes } = judge({ ...plain, samples: new Map(both) });
    expect(cells).toEqual(judge(plain).cells);
    expect(writes.attempted).toBe(2 * judge(plain).writes.attempted);
  });

  it('leaves its record as it was', () => {
    const before = record();
    const copy = JSON.stringify([before.plan, before.stack, before.events, [...before.samples]]);
    judge(before);
    expect(JSON.stringify([before.plan, before.stack, before.events, [...before.samples]])).toBe(copy);
  });

  it('gives the verdict that was read and found right; UPDATE_GOLDEN=1 writes it anew', () => {
    const text = serializeVerdict(judge(record()));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('finds every single point of failure, and says by how much an expectation broke', () => {
    const { cells, outcome, exitCode } = judge(record());
    expect(cells.map(({ finding }) => finding[0]).join('')).toBe('rrrppprrrrrpuuu');
    expect(cells.map(({ expectation }) => expectation[0]).join('')).toBe('hhhhhhhhhhhhbbb');
    expect(cells.at(-1)?.reasons[0]?.detail).toMatch(
      /^the interruption lasted 3\.\d\d s to 3\.\d\d s, the failover budget is 1\.50 s/,
    );
    expect({ outcome, exitCode }).toEqual({ outcome: 'broken', exitCode: 1 });
  });

  it('exits 0 when a single point of failure was found that the plan expects', () => {
    const verdict = judge(recordOf({ episodes: [{ target: 'balancer', fault: 'stop', shape: downUntilHealed }] }));
    expect(verdict).toMatchObject({ outcome: 'held', exitCode: 0 });
    expect(verdict.validity.length).toBeGreaterThan(5);
    expect(verdict.validity.filter(({ verdict: truth }) => truth !== 'held')).toEqual([]);
  });

  it('is unknown of a run that was cut when its last cell was done', () => {
    const whole = recordOf({ episodes: [{ target: 'balancer', fault: 'stop', shape: downUntilHealed }] });
    const at = epochMs(Math.max(...whole.events.map((event) => event.at)) + 1);
    const cut = judge({
      ...whole,
      events: [...whole.events, { type: 'run-interrupted', at, signal: 'SIGTERM', during: '' }],
    });
    expect(cut.cells.map(({ expectation }) => expectation)).toEqual(cut.cells.map(() => 'held'));
    expect(cut).toMatchObject({ outcome: 'unknown', exitCode: 2 });
  });

  it('says by how much a wrong expectation broke, either way', () => {
    expect(sentence(false)).toBe(
      'write was expected to survive without server1, but 0 % of 525 slots were good against a bar of 99 %, until it was healed',
    );
    expect(sentence(true)).toMatch(
      /^server1 was expected to be a single point of failure for write, but 100 % of 525 slots/,
    );
    expect(sentence(true)).toMatch(/interrupted for \d+ ms to \d+ ms against a budget of 1\.50 s$/);
  });

  it('of an empty journal is unknown, and whole', () => {
    const verdict = judge({ ...record(), events: [], samples: new Map() });
    expect(verdict).toMatchObject({ outcome: 'unknown', exitCode: 2, episodes: [], run: { id: 'made-up' } });
    expect(verdict.cells).toHaveLength(15);
  });

  it('marks the moments of an episode from the injection', () => {
    const episode = judge(record()).episodes[2];
    expect(episode?.marks).toEqual({
      loadStartMs: -5005,
      controlStartMs: -4005,
      injectBegunMs: -5,
      bitMs: 7,
      detectedMs: 300,
      healBegunMs: 7000,
      healedMs: 7040,
      afterStartMs: 9040,
      loadEndMs: 12_195,
    });
    expect(episode?.balancer.map(({ atMs, state }) => [atMs, state])).toEqual([
      [300, 'DOWN'],
      [7295, 'UP'],
    ]);
  });
});
