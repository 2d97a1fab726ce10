import { describe, expect, it } from 'vitest';
import { html } from '../../../../reports/html/escape.ts';
import { seenIn, seenTable } from '../../../../reports/html/experiment/seen.ts';

const fact = (seen: string, asWanted = true) => ({ what: 'replica.mariadb process', seen, asWanted });
const look = (moment: 'bit' | 'holds', atMs: number, ...facts: readonly ReturnType<typeof fact>[]) => ({
  moment,
  atMs,
  evidence: { facts },
});

describe('what was seen of a fault', () => {
  it('is told once for all looks of a kind that showed the same', () => {
    const evidence = [
      look('bit', 3, fact('absent')),
      look('holds', 500, fact('absent')),
      look('holds', 1000, fact('absent')),
    ];
    expect(seenIn({ evidence })).toEqual([
      { fact: fact('absent'), when: 'bit', times: [3] },
      { fact: fact('absent'), when: 'holds', times: [500, 1000] },
    ]);
  });

  it('keeps a look apart that showed something else', () => {
    const evidence = [look('holds', 500, fact('absent')), look('holds', 1000, fact('running', false))];
    expect(seenIn({ evidence }).map(({ times }) => times)).toEqual([[500], [1000]]);
  });
});

const textOf = (evidence: Parameters<typeof seenTable>[0]['evidence']): readonly string[] =>
  seenTable({ evidence }).rows.map((row) => row.map((cell) => html`${cell}`.markup).join(' | '));

describe('the table of what was seen', () => {
  it('has a column for each kind of look, with its times', () => {
    const evidence = [
      look('bit', 3, fact('absent')),
      look('holds', 500, fact('absent')),
      look('holds', 1000, fact('absent')),
    ];
    expect(seenTable({ evidence }).header).toEqual([
      'looked at',
      'after the injection (3 ms)',
      'during the hold (500 ms, 1.00 s)',
    ]);
    expect(textOf(evidence)).toEqual(['replica.mariadb process | absent | absent']);
  });

  it('never lets a look pass for another: what only some showed has its time, and what was not wanted is called so', () => {
    const evidence = [look('holds', 500, fact('absent')), look('holds', 1000, fact('running', false))];
    expect(textOf(evidence)).toEqual([
      'replica.mariadb process | absent (500 ms); <span class="unwanted">running (1.00 s) <b>(not what it had to be)</b></span>',
    ]);
  });
});
