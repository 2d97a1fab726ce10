import { describe, expect, it } from 'vitest';
import { seenIn } from '../../../../reports/html/experiment/seen.ts';

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
      { fact: fact('absent'), when: 'after the injection', times: [3] },
      { fact: fact('absent'), when: 'during the hold', times: [500, 1000] },
    ]);
  });

  it('keeps a look apart that showed something else', () => {
    const evidence = [look('holds', 500, fact('absent')), look('holds', 1000, fact('running', false))];
    expect(seenIn({ evidence }).map(({ times }) => times)).toEqual([[500], [1000]]);
  });
});
