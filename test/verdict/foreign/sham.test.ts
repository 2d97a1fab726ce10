import { describe, expect, it } from 'vitest';
import type { ForeignVerdict } from '../../../model/foreign.ts';
import type { Fate } from '../../support/foreign-evidence.ts';
import { cellOf, counting, judgeText, killedMs, sampleText, shamAndKill } from '../../support/foreign-evidence.ts';

const out: Fate = (at) => (at >= killedMs && at < 20_100 ? 'refused' : 'good');

/** Reads that are out under the kill, with static pages of which one is asked every so many milliseconds. */
const judgedWith = (everyMs: number, fate: Fate = () => 'good'): ForeignVerdict => {
  const text = sampleText({ read: out, write: () => 'good' });
  const pages = Array.from({ length: Math.floor(24_000 / everyMs) }, (_, n) =>
    fate(n * everyMs) === 'good'
      ? `0,${n},${n * everyMs},0,5,200,0,1,server2,`
      : `0,${n},${n * everyMs},0,2,503,1503,0,,`,
  );
  return judgeText(shamAndKill(), counting(`${text}#start,static,1800000000000\n${pages.join('\n')}\n`));
};

const pagesIn = ({ cells }: ForeignVerdict): ForeignVerdict['cells'][number] | undefined =>
  cells.find(({ episode, operation }) => episode === 2 && operation === 'static');

describe('a sham with too few requests of an operation', () => {
  it('leaves that operation unknown, and no other', () => {
    // The first is a page that is asked once in all, by whoever sets the load up.
    for (const everyMs of [24_000, 400, 50]) {
      const verdict = judgedWith(everyMs);
      expect(cellOf(verdict, 'read')).toMatchObject({ finding: 'proven', expectation: 'held', reasons: [] });
      expect(pagesIn(verdict)).toMatchObject({ finding: 'unknown' });
      expect(pagesIn(verdict)?.reasons.at(-1)?.detail).toMatch(
        /^the sham has too few requests of static: before the fault /,
      );
      expect(verdict.sham).toEqual({
        clean: true,
        sentence: 'nothing was felt in the sham; it has too few requests of static',
      });
    }
  });

  it('voids all findings where any of the few was bad, before, under or after the fault that there was not', () => {
    for (const badMs of [2000, 6000, 10_000]) {
      const verdict = judgedWith(400, (at) => (at === badMs ? '503' : 'good'));
      expect(verdict.sham).toMatchObject({ clean: false });
      expect(verdict.sham.sentence).toContain('the sham is not clean for static: ');
      expect(cellOf(verdict, 'read').finding).toBe('unknown');
    }
  });

  it('is not clean where it has enough of nothing', () => {
    const text = sampleText({ read: out, write: () => 'good' }).split('\n');
    const late = text.filter((line) => line.startsWith('#') || Number(line.split(',')[2]) >= 12_000).join('\n');
    const { sham } = judgeText(shamAndKill(), counting(`${late}\n`));
    expect(sham).toMatchObject({ clean: false });
    expect(sham.sentence).toBe(
      'the sham has too few requests of read: before the fault no request was good, 98 % had to be',
    );
  });
});
