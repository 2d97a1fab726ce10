import { describe, expect, it } from 'vitest';
import { inOrder, readHistory, serializeLine } from '../../../verdict/history/read.ts';
import { lineFixture, nightFixture } from '../../support/history-fixture.ts';

const [one, two, three] = [1, 2, 3].map((day) => lineFixture(day));
if (!one || !two || !three) throw new Error('no lines');
const whole = [one, two, three].map(serializeLine).join('');

describe('a history', () => {
  it('reads back as it was written, a run a line', () => {
    expect(readHistory(whole)).toEqual({ lines: [one, two, three], nights: [], notes: [], newer: [] });
    expect(whole.trimEnd().split('\n')).toHaveLength(3);
  });

  it('of nothing has no lines', () => {
    expect(readHistory('')).toEqual({ lines: [], nights: [], notes: [], newer: [] });
  });

  it.each([1, 20, 2000])(
    'that is cut off %i characters into its last line loses that line only, and says so',
    (length) => {
      const { lines, notes } = readHistory(serializeLine(one) + serializeLine(two).slice(0, length));
      expect(lines).toEqual([one]);
      expect(notes).toEqual(['line 2 is cut off and was passed over']);
    },
  );

  it('with half a line in its middle loses that line only', () => {
    const { lines, notes } = readHistory(`${serializeLine(one)}{"schema":"spofpr\n${serializeLine(two)}`);
    expect(lines).toEqual([one, two]);
    expect(notes).toEqual(['line 2 is no JSON and was passed over']);
  });

  it('keeps lines of a newer version as they are, and tells that it cannot read them', () => {
    const newer = '{"schema":"spofproof/history@2","id":"x"}';
    const read = readHistory(`${newer}\n${serializeLine(one)}`);
    expect(read).toMatchObject({ lines: [one], newer: [newer] });
    expect(read.notes[0]).toContain('newer spofproof (spofproof/history@2)');
  });

  it('tells which field of a line is wrong', () => {
    const { notes } = readHistory(serializeLine({ ...one, exitCode: -1 }));
    expect(notes[0]).toContain('exitCode');
  });

  it('lets nothing act on a terminal that somebody wrote into it', () => {
    const hostile = serializeLine({ ...one, suite: '\u001b[2J' });
    expect(hostile).not.toContain('\u001b');
    expect(readHistory(hostile).lines[0]?.suite).toBe('\u001b[2J');
  });
});

describe('a night without a verdict', () => {
  const [early, late] = [nightFixture(1), nightFixture(2)];

  it('reads back as it was written, beside the runs and in its own order', () => {
    expect(readHistory([late, one, early].map(serializeLine).join(''))).toEqual({
      lines: [one],
      nights: [early, late],
      notes: [],
      newer: [],
    });
  });

  it('is one no more once its run was judged after all, and is told once', () => {
    const judged = nightFixture(1, { id: one.id });
    expect(readHistory([judged, one].map(serializeLine).join('')).nights).toEqual([]);
    const again = nightFixture(1, { id: 'a', because: 'again' });
    expect(readHistory([nightFixture(1, { id: 'a' }), again].map(serializeLine).join('')).nights).toEqual([again]);
  });

  it('of a newer version is kept, and of a damaged one the field is told', () => {
    const newer = '{"schema":"spofproof/night@2"}';
    expect(readHistory(newer).newer).toEqual([newer]);
    expect(readHistory(serializeLine(nightFixture(1, { at: 'then' }))).notes[0]).toMatch(/\(at: /);
  });
});

describe('lines in order', () => {
  it('are one a run, the later of two with the same id, by their starts', () => {
    const again = { ...one, exitCode: 2 };
    expect(inOrder([three, one, two, again])).toEqual([again, two, three]);
  });
});
