import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../model/foreign.ts';
import type { LooseEvent } from '../../support/foreign-evidence.ts';
import {
  cellOf,
  counting,
  episodeEvents,
  judgeText,
  killedMs,
  sampleText,
  shamAndKill,
} from '../../support/foreign-evidence.ts';

const text = sampleText({ read: (at) => (at >= killedMs && at < 20_100 ? '503' : 'good'), write: () => 'good' });

/** The reads of the kill, which are out until its healing, with another episode that is begun so long after the load. */
const readsBeside = (atMs: number, edit: (event: LooseEvent) => LooseEvent | [] = (event) => event): ForeignCell =>
  cellOf(
    judgeText([...shamAndKill(), ...episodeEvents(3, atMs, { target: 'server2' }).flatMap(edit)], counting(text)),
    'read',
  );

const both = {
  reason: 'not-told',
  detail: 'the fault of episode 3 (kill server2) was in force at the same time: which of the two was felt is not told',
};

/** Its healing is begun, and over, so much later. */
const healedLater =
  (byMs: number) =>
  (event: LooseEvent): LooseEvent =>
    event.type.startsWith('heal') || event.type === 'fault-healed'
      ? { ...event, at: Number(event['at']) + byMs }
      : event;

/** Nothing is done in it. */
const asSham = (event: LooseEvent): LooseEvent =>
  event.type === 'episode-started' ? { ...event, fault: 'sham' } : event;

describe('a fault that was in force beside another', () => {
  it('leaves nothing proven of either, since nobody knows which of the two was felt', () => {
    const cell = readsBeside(11_000, healedLater(2000));
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell.reasons).toContainEqual(both);
  });

  it('is in force until somebody says that it was healed, and until it is not seen otherwise', () => {
    const never = readsBeside(1000, (event) => (event.type === 'fault-healed' ? [] : event));
    const seenGone = readsBeside(1000, (event) =>
      event['moment'] === 'healed'
        ? { ...event, evidence: { facts: [{ what: 'process', seen: 'still gone', asWanted: false }] } }
        : event,
    );
    for (const { reasons } of [never, seenGone]) expect(reasons).toContainEqual(both);
  });

  it('is none that was healed before, or begun after, or did nothing', () => {
    expect(readsBeside(0).reasons).not.toContainEqual(both);
    expect(readsBeside(24_000).reasons).not.toContainEqual(both);
    expect(readsBeside(11_000, asSham).reasons).not.toContainEqual(both);
  });

  it('leaves no sham clean, as something was done meanwhile', () => {
    const verdict = judgeText(
      [...episodeEvents(2, -11_000).map(healedLater(15_000)), ...episodeEvents(1, 0)],
      counting(text),
    );
    expect(verdict.sham.sentence).toContain('(kill server1) was in force at the same time');
  });
});
