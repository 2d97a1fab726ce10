import { describe, expect, it } from 'vitest';
import type { ForeignVerdict } from '../../../model/foreign.ts';
import type { Fate, LooseEvent } from '../../support/foreign-evidence.ts';
import {
  cellOf,
  counting,
  episodeEvents,
  judgeText,
  killedMs,
  sampleText,
  shamAndKill,
} from '../../support/foreign-evidence.ts';

const good: Fate = () => 'good';
/** From the kill on for so long. */
const outFor =
  (lengthMs: number, fate: ReturnType<Fate> = 'refused'): Fate =>
  (atMs) =>
    atMs >= killedMs && atMs < killedMs + lengthMs ? fate : 'good';
const outage = outFor(4100);

/** Two lone requests. */
const stray: Fate = (atMs) => (atMs === killedMs + 505 || atMs === killedMs + 2505 ? 'refused' : 'good');

const judged = (
  read: Fate,
  { write = good, events = shamAndKill() }: { write?: Fate; events?: readonly LooseEvent[] } = {},
): ForeignVerdict => judgeText(events, counting(sampleText({ read, write })));

const reasonsOf = (verdict: ForeignVerdict): readonly string[] =>
  cellOf(verdict, 'read').reasons.map(({ reason }) => reason);

const sum = (counts: readonly number[] = []): number => counts.reduce((a, b) => a + b, 0);

describe('evidence from elsewhere', () => {
  it('proves a single point of failure: out from the injection to the healing, and back after it', () => {
    const verdict = judged(outage);
    const cell = cellOf(verdict, 'read');
    expect(cell).toMatchObject({ finding: 'proven', expectation: 'held', effect: 'outage', reasons: [] });
    expect(cell.outage).toEqual({ startMs: 5, lengthLowMs: 3729, lengthHighMs: 4361, censored: true });
    expect(cell.failedBy).toEqual({ refused: 374 });
    expect(verdict.sham).toEqual({ clean: true, sentence: 'nothing was felt in the sham' });
  });

  it('breaks an expectation of survival by the same outage', () => {
    const verdict = judged(good, { write: outage });
    expect(cellOf(verdict, 'write')).toMatchObject({ finding: 'proven', expected: 'refuted', expectation: 'broken' });
    expect([verdict.outcome, verdict.exitCode]).toEqual(['broken', 1]);
  });

  it('never shows survival, however good every answer was: slots that were never sent are not told', () => {
    const verdict = judged(good);
    expect(cellOf(verdict, 'write')).toMatchObject({ finding: 'unknown', effect: 'none', expectation: 'unknown' });
    expect(cellOf(verdict, 'write').reasons.map(({ reason }) => reason)).toEqual(['not-told']);
    expect([verdict.outcome, verdict.exitCode]).toEqual(['unknown', 2]);
    expect(verdict.cells.some(({ finding }) => (finding as string) === 'refuted')).toBe(false);
  });

  it('brackets a blip that ended by itself to the millisecond of its requests, and the longest wait for a good answer', () => {
    const cell = cellOf(judged(outFor(400)), 'read');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'blip' });
    expect(cell.outage).toEqual({ startMs: 5, lengthLowMs: 389, lengthHighMs: 661, censored: false });
  });

  it('calls nothing what the bar allows alone, and a blip what one coarse step hides', () => {
    expect(cellOf(judged(stray), 'read').effect).toBe('none');
    const text = sampleText({ read: outFor(400), write: good });
    expect(cellOf(judgeText(shamAndKill(), counting(text), { timeStepMs: 1000 }), 'read').effect).toBe('blip');
  });

  it('is broken where the return took longer than the budget, whatever was expected', () => {
    const cell = cellOf(judged(outFor(1500)), 'read');
    expect(cell).toMatchObject({ effect: 'slow-recovery', expectation: 'broken' });
    expect(cell.reasons[0]?.detail).toBe('back by itself after 1.48 s at least, against a budget of 1.00 s');
  });

  it('takes late answers for a service that is worse, not for one that is gone', () => {
    expect(cellOf(judged(outFor(4100, 'late')), 'read')).toMatchObject({ finding: 'unknown', effect: 'degraded' });
  });

  it('keeps quantiles within the error that it states, and ranks failures last', () => {
    const { latency } = cellOf(judged(outFor(4100, 'late')), 'read');
    expect(latency.control).toMatchObject({ p50Ms: 5.008, p99Ms: 5.008, censored: 0 });
    expect(Math.abs((latency.hold?.p95Ms ?? 0) - 400)).toBeLessThanOrEqual(400 / 256);
    expect(cellOf(judged(outage), 'read').latency.hold).toMatchObject({ p50Ms: null, censored: 374 });
  });

  it('counts good answers by server where the lines name it', () => {
    expect(cellOf(judged(good), 'read').servedBy).toEqual({ server2: 374 });
  });

  it('has good and bad of the whole time in its series', () => {
    const [read] = judged(outage).series;
    expect([read?.startedAt, read?.windowMs, sum(read?.good), sum(read?.bad)]).toEqual([
      '2027-01-15T08:00:00.000Z',
      100,
      1990,
      410,
    ]);
  });
});

/** The events without those of one kind, or with one of them changed. */
const without = (leftOut: (event: LooseEvent) => boolean): readonly LooseEvent[] =>
  shamAndKill().filter((event) => !(event['episode'] === 2 && leftOut(event)));

/** Two seconds into the kill. */
const inFault = 1_800_000_018_000;

/** A look of the second episode that speaks against what it looked for. */
const look = (moment: string, seen: string): LooseEvent => ({
  type: 'evidence-seen',
  at: inFault,
  episode: 2,
  moment,
  evidence: { facts: [{ what: 'process', seen, asWanted: false }] },
});

/** What the read is unknown for with one more event. */
const reasonsWith = (event: LooseEvent): readonly string[] =>
  reasonsOf(judged(outage, { events: [...shamAndKill(), event] }));

const ill: Fate = (atMs) => (atMs >= 13_000 && atMs < 13_300 ? '503' : outage(atMs));

const gone: Fate = (atMs) => (atMs >= killedMs ? 'refused' : 'good');

/** From a moment on until the healing. */
const from =
  (beginMs: number): Fate =>
  (atMs) =>
    atMs >= beginMs && atMs < 20_100 ? 'refused' : 'good';

describe('evidence from elsewhere proves nothing', () => {
  it('without a sham, or with one that was felt', () => {
    expect(reasonsOf(judged(outage, { events: episodeEvents(2, 12_000) }))).toEqual(['sham-not-clean']);
    const felt: Fate = (atMs) => (atMs >= 5000 && atMs < 6500 ? '503' : outage(atMs));
    const verdict = judged(felt);
    expect(reasonsOf(verdict)).toEqual(['sham-not-clean']);
    expect(verdict.sham.sentence).toBe('the sham is not clean for read: its effect was slow-recovery');
    const blip: Fate = (atMs) => (atMs >= 4200 && atMs < 4500 ? '503' : outage(atMs));
    expect(judged(blip).sham.sentence).toBe(
      'the sham is not clean for read: 30 of 374 requests were bad although nothing was done, the bar allows 7',
    );
  });

  it('without evidence that the fault took hold', () => {
    expect(reasonsOf(judged(outage, { events: without(({ moment }) => moment === 'bit') }))).toEqual([
      'fault-not-evidenced',
    ]);
  });

  it('without evidence that it was still there before it was healed', () => {
    expect(reasonsOf(judged(outage, { events: without(({ moment }) => moment === 'still') }))).toEqual([
      'fault-not-held',
    ]);
  });

  it('where a look before the healing, however early, saw the fault gone', () => {
    const cell = cellOf(judged(outage, { events: [...shamAndKill(), look('holds', 'running again')] }), 'read');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons).toEqual([{ reason: 'fault-not-held', detail: 'before healing: process: running again' }]);
  });

  it('where a look after the healing saw the target still out of service', () => {
    const cell = cellOf(judged(outage, { events: [...shamAndKill(), look('healed', 'still gone')] }), 'read');
    expect(cell.reasons).toEqual([{ reason: 'not-healed', detail: 'after healing: process: still gone' }]);
  });

  it('where a watchdog lifted the fault', () => {
    const lifted = { type: 'watchdog-lifted', at: inFault, episode: 2 };
    expect(reasonsOf(judged(outage, { events: [...shamAndKill(), lifted] }))).toEqual(['fault-not-held']);
  });

  it('where the run was interrupted before the episode was over', () => {
    const stop = { type: 'run-interrupted', at: inFault, signal: 'SIGTERM' };
    expect(reasonsWith(stop)).toEqual(['interrupted']);
    expect(reasonsWith({ ...stop, at: inFault + 60_000 })).toEqual([]);
  });

  it('where a component ended that nobody had touched, in that episode or in the sham', () => {
    const exited = { type: 'component-exited', at: inFault, component: 'balancer', intended: false };
    expect(reasonsWith(exited)).toEqual(['crashed-uninjected']);
    expect(reasonsWith({ ...exited, at: inFault - 12_000 })).toEqual(['sham-not-clean']);
    expect(reasonsWith({ ...exited, intended: true })).toEqual([]);
  });

  it('without the healing', () => {
    const events = without(({ type }) => type === 'healing-started' || type === 'fault-healed');
    expect(reasonsOf(judged(outage, { events }))).toContain('not-healed');
  });

  it('where it was not well before the fault', () => {
    expect(reasonsOf(judged(ill))).toEqual(['steady-state-not-met']);
  });

  it('where it began to fail so late that nobody saw what became of it', () => {
    const cell = cellOf(judged(from(18_900)), 'read');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons).toEqual([
      {
        reason: 'hold-too-short',
        detail: 'an interruption began 2.90 s after the injection and was watched for 1.10 s only',
      },
    ]);
    expect(cellOf(judged(from(17_900)), 'read').finding).toBe('proven');
  });

  it('where it did not come back', () => {
    const cell = cellOf(judged(gone), 'read');
    expect(cell.reasons.map(({ reason }) => reason)).toEqual(['not-recovered']);
    expect(cell.outage).toMatchObject({ lengthHighMs: null, censored: true });
  });

  it('where the hold was shorter than twice the budget', () => {
    const bars = { availability: 0.98, failoverBudgetMs: 2500, deadlineMs: 250 };
    const verdict = judgeText(shamAndKill(), counting(sampleText({ read: outage, write: good })), { bars });
    expect(reasonsOf(verdict)).toContain('hold-too-short');
  });

  it('where hardly a request began in the hold', () => {
    const text = sampleText({ read: outage, write: good });
    const few = text.split('\n').filter((line, n) => {
      const [digit, , beganMs = '0'] = line.split(',');
      return digit !== '1' || Number(beganMs) < killedMs || Number(beganMs) > 20_500 || n % 100 === 1;
    });
    expect(reasonsOf(judgeText(shamAndKill(), counting(`${few.join('\n')}\n`)))).toContain('too-few-slots');
  });

  it('where the generator says that it dropped slots before the fault', () => {
    const count = counting(sampleText({ read: outage, write: good }));
    const verdict = judgeText(shamAndKill(), (frame) => {
      const tally = count(frame);
      return { ...tally, dropped: tally.dropped.map((_, stretch) => (stretch === 8 ? 7 : 0)) };
    });
    expect(reasonsOf(verdict)).toEqual(['load-invalid']);
    expect(cellOf(verdict, 'read').dropped).toEqual({ control: 7, hold: 0 });
  });

  it('where the generator complained, or requests stand before the begin of their scenario', () => {
    const text = sampleText({ read: outage, write: good });
    const loud = `${text}${'GoError: dial: too many open files\n'.repeat(3)}`;
    const late = `1,0,5,0,5,200,0,1,server2,\n${text}`;
    expect([loud, late].map((lines) => cellOf(judgeText(shamAndKill(), counting(lines)), 'read').reasons[0])).toEqual(
      [3, 1].map((lines) => ({
        reason: 'load-invalid',
        detail: `lines that are complaints of k6, or requests before the line that says when their scenario began: ${lines}`,
      })),
    );
  });

  it('where requests under the fault had no connection, so that nobody knows when they began', () => {
    const count = counting(sampleText({ read: outage, write: good }));
    /** So many such requests stand in a stretch: the fourth is the hold of the sham, the eleventh that of the kill. */
    const withUnsure = (stretch: number, many: number): readonly string[] =>
      reasonsOf(
        judgeText(shamAndKill(), (frame) => {
          const tally = count(frame);
          const rows = tally.operations.map((one) => ({
            ...one,
            unsureStarts: one.unsureStarts.map((_, at) => (at === stretch ? many : 0)),
          }));
          return { ...tally, operations: rows };
        }),
      );
    expect([10, 11].map((stretch) => withUnsure(stretch, 1))).toEqual([['not-told'], ['not-told']]);
    expect([8, 12, 14].flatMap((stretch) => withUnsure(stretch, 50))).toEqual([]);
    expect([7, 8].map((many) => withUnsure(4, many))).toEqual([[], ['sham-not-clean']]);
  });

  it('of no fault at all', () => {
    const verdict = judged(outage, { events: [] });
    expect([verdict.cells, verdict.outcome, verdict.exitCode]).toEqual([[], 'unknown', 2]);
  });
});
