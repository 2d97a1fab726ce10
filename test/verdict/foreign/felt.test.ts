import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../model/foreign.ts';
import type { Fate } from '../../support/foreign-evidence.ts';
import { cellOf, counting, judgeText, killedMs, sampleText, shamAndKill } from '../../support/foreign-evidence.ts';

/** When the healing of the fault begins, from the injection. */
const healedMs = 3995;

/** The reads of a kill of which they are the victim, by what becomes of those that begin so long after it. */
const readsOf = (fate: (sinceKillMs: number) => ReturnType<Fate>): ForeignCell => {
  const read: Fate = (at) => (at >= killedMs && at < killedMs + healedMs + 105 ? fate(at - killedMs) : 'good');
  return cellOf(judgeText(shamAndKill(), counting(sampleText({ read, write: () => 'good' }))), 'read');
};

/** Under these a fault of 4 s is long enough for moments of a second. */
const secondBars = { availability: 0.98, failoverBudgetMs: 500, deadlineMs: 250 };

/** The reads of a kill that were out until a moment, each told by the whole second in which it ended. */
const inSeconds = (backMs: number): ForeignCell => {
  const read: Fate = (at) => (at >= killedMs && at < backMs ? '503' : 'good');
  const text = sampleText({ read, write: () => 'good' }).replaceAll(
    /^([12],\d+),(\d+),0,(\d+)/gm,
    (_line, front: string, beganMs: string, waitMs: string) =>
      `${front},${Math.floor((Number(beganMs) + Number(waitMs)) / 1000) * 1000 - Number(waitMs)},0,${waitMs}`,
  );
  return cellOf(judgeText(shamAndKill(), counting(text), { bars: secondBars, timeStepMs: 1000 }), 'read');
};

const downUntilHealed: Fate = (at) => (at >= killedMs && at < killedMs + healedMs ? '503' : 'good');

/** The last read that is judged: those of a deadline before the healing are not. */
const isLastJudged = (sinceKillMs: number): boolean => sinceKillMs > healedMs - 270 && sinceKillMs <= healedMs - 260;

const reasonsIn = ({ reasons }: ForeignCell): readonly string[] => reasons.map(({ reason }) => reason);

/** Out for 300 ms, and once more three seconds after the kill. */
const twice: Fate = (at) => ((at >= killedMs && at < killedMs + 300) || at === 19_000 ? '503' : 'good');

/** Not a read that begins between the two. */
const isBeyond = (line: string): boolean => !/^1,\d+,(?:16[3-9]|1[78]\d)\d\d,/.test(line);

describe("an outage in somebody else's evidence", () => {
  it('that ended by itself half a second before the healing is not proven to have lasted until then', () => {
    const cell = readsOf((at) => (at < healedMs - 515 ? 'refused' : 'good'));
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', outage: { censored: true } });
  });

  it.each([
    [2000, 1990],
    [250, 240],
    [250, 60],
  ])(
    'that ended by itself is not proven, though a deadline of %d ms throws away all that began since',
    (deadlineMs, leftMs) => {
      const bars = { availability: 0.98, failoverBudgetMs: 1000, deadlineMs };
      const read: Fate = (at) => (at >= killedMs && at < killedMs + healedMs - leftMs ? '503' : 'good');
      const verdict = judgeText(shamAndKill(), counting(sampleText({ read, write: () => 'good' })), { bars });
      expect(cellOf(verdict, 'read')).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
      expect(cellOf(verdict, 'read').reasons).toEqual([
        {
          reason: 'hold-too-short',
          detail: expect.stringMatching(/^an interruption of .* seemed over shortly before the healing/) as string,
        },
      ]);
    },
  );

  it('that ended by itself is not proven where the last answers before the healing were on their way', () => {
    // Every tenth answer takes so long that it comes after the healing.
    const text = sampleText({
      read: (at) => (at >= killedMs && at < killedMs + healedMs - 200 ? '503' : 'good'),
      write: () => 'good',
    });
    const slow = text.replaceAll(/^(1,\d+9,\d+,0),5,200/gm, '$1,30,200');
    expect(cellOf(judgeText(shamAndKill(), counting(slow)), 'read').finding).toBe('unknown');
  });

  it('is proven where those who waited were answered because of the healing, and every other one was refused', () => {
    // Who waits is answered 50 ms after the healing.
    const text = sampleText({ read: downUntilHealed, write: () => 'good' });
    const waiting = text.replaceAll(
      /^(1,\d+[02468],(\d+),0),2,503,1503,0,,/gm,
      (_line, front: string, beganMs: string) =>
        Number(beganMs) > killedMs + healedMs - 200
          ? `${front},${killedMs + healedMs + 50 - Number(beganMs)},200,0,1,server2,`
          : `${front},2,503,1503,0,,`,
    );
    expect(waiting).not.toBe(text);
    expect(cellOf(judgeText(shamAndKill(), counting(waiting)), 'read')).toMatchObject({ finding: 'proven' });
  });

  it('is proven where every second request was served all the time', () => {
    expect(readsOf((at) => (Math.round(at / 10) % 2 === 0 ? 'refused' : 'good'))).toMatchObject({
      finding: 'proven',
      effect: 'degraded',
    });
  });

  it('is proven where nobody was served', () => {
    expect(readsOf(() => 'refused')).toMatchObject({ finding: 'proven', expectation: 'held', effect: 'outage' });
  });

  it.each([25, 33, 50])(
    'that began late is none that was watched, though one in %d had failed since the act',
    (oneIn) => {
      const cell = readsOf((at) => (at >= 2200 || Math.round((at + killedMs) / 10) % oneIn === 0 ? 'refused' : 'good'));
      expect(reasonsIn(cell)).toEqual(['hold-too-short']);
      expect(cell.finding).toBe('unknown');
      expect(cell.outage?.lengthLowMs).toBeLessThan(healedMs - 2100);
    },
  );

  it('is not told from its end where moments are whole seconds and somebody was served right before the healing', () => {
    expect([18_900, 19_500].map((backMs) => [inSeconds(backMs).finding, reasonsIn(inSeconds(backMs))])).toEqual([
      ['unknown', ['hold-too-short']],
      ['unknown', ['not-told']],
    ]);
    expect([20_105, 21_000].map((backMs) => inSeconds(backMs).finding)).toEqual(['proven', 'proven']);
  });

  it('lasted at least as long as its longest part without anybody served, when it was over', () => {
    const cell = readsOf((at) => (at < 20 || (at >= 700 && at < 1500) ? 'refused' : 'good'));
    expect(cell.outage?.lengthLowMs).toBeLessThanOrEqual(800);
    expect(cell.outage?.lengthHighMs).toBeGreaterThanOrEqual(1500);
  });

  it('of one request is over, also of the very last one, where users were served behind it', () => {
    const [served, refused] = (['good', 'refused'] as const).map((behind) =>
      readsOf((at) => (isLastJudged(at) ? 'refused' : at > healedMs - 150 && at < healedMs - 135 ? behind : 'good')),
    );
    expect(served).toMatchObject({ effect: 'none', outage: { lengthLowMs: 0, censored: false } });
    expect(refused).toMatchObject({ outage: { lengthLowMs: 0, censored: true } });
  });

  it('that was over is longer than one request which is the very last one', () => {
    const cell = readsOf((at) => (at < 700 || isLastJudged(at) ? 'refused' : 'good'));
    expect(cell.outage).toMatchObject({ censored: false });
    expect(cell.outage?.lengthLowMs).toBeGreaterThan(600);
  });

  it('is not known to have gone on where nobody asked any more before the healing', () => {
    const text = sampleText({ read: downUntilHealed, write: () => 'good' }).split('\n');
    const asked = (fromMs: number, toMs: number): ForeignCell => {
      const isLeft = (line: string): boolean => {
        const [digit, , at] = line.split(',');
        return digit !== '1' || Number(at) < fromMs || Number(at) >= toMs;
      };
      return cellOf(judgeText(shamAndKill(), counting(text.filter(isLeft).join('\n'))), 'read');
    };
    expect(asked(17_500, 20_200)).toMatchObject({ finding: 'unknown', effect: 'outage', expectation: 'unknown' });
    expect(asked(17_500, 20_200).reasons).toEqual([
      {
        reason: 'not-told',
        detail: 'from 1.49 s after the injection on nobody asked: whether it was over before the healing is not told',
      },
    ]);
    // What was seen of it after that was too short.
    expect(reasonsIn(asked(17_500, 19_000))).toEqual(['hold-too-short']);
    expect(asked(17_500, 18_000).finding).toBe('proven');
  });

  it('lasted no longer for certain than somebody asked, when it was over', () => {
    const lines = sampleText({ read: twice, write: () => 'good' }).split('\n');
    const cell = cellOf(judgeText(shamAndKill(), counting(lines.filter(isBeyond).join('\n'))), 'read');
    expect(cell.outage?.lengthLowMs).toBeLessThanOrEqual(300);
    expect(cell.effect).not.toBe('slow-recovery');
  });
});
