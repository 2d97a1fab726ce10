import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../../bench/figure-file.ts';
import { asMarkdown } from '../../../bench/measure.ts';
import { actsPart, longTime, nightPart, size } from '../../../bench/scale/outlook.ts';
import { episodeMs } from '../../../plans/outline.ts';
import { resolvePlan } from '../../../plans/resolve.ts';
import { sweepOf } from '../../../plans/sweep.ts';
import { twoServers } from '../../support/two-servers.ts';

const tableIn = (text: string): string => text.slice(text.indexOf('| ')).trimEnd();
const scale = readFileSync('docs/scale.md', 'utf8');

describe('the arithmetic of docs/scale.md', () => {
  it('writes times and sizes in a unit that a reader can hold', () => {
    expect([1, 119, 120, 7200, 172_800, 365.25 * 172_800].map(longTime)).toEqual([
      '1 s',
      '120 s',
      '2 min',
      '2 h',
      '2 days',
      '2 years',
    ]);
    expect([31, 31_000, 892_800_000, 892_800_000_000].map(size)).toEqual(['31 B', '31 kB', '890 MB', '890 GB']);
  });

  it('is that of the bench, for acts and for a night', () => {
    expect(scale).toContain(tableIn(asMarkdown(actsPart())));
    expect(scale).toContain(tableIn(asMarkdown(nightPart())));
  });

  it('goes by the windows of the sweep as they are now, also in words and in docs/benchmarks.md', () => {
    const [seconds = ''] = actsPart().how.split(' s an act');
    expect(Number(seconds) * 1000).toBe(episodeMs(resolvePlan(sweepOf(twoServers), twoServers).windows));
    expect(scale).toContain(`each takes its windows, ${seconds} s in the sweep of the default stack`);
    expect(readFileSync('docs/benchmarks.md', 'utf8')).toContain(asMarkdown(actsPart()).trimEnd());
  });

  it('takes the pairs from what the bench counted', () => {
    const pairs = figuresIn(readFileSync('docs/benchmarks.json', 'utf8'))
      .filter(({ part, name }) => part === 'graph' && name.endsWith('components: sets of two'))
      .map(({ median }) => median.toLocaleString('en'));
    const said = actsPart()
      .rows.filter(([words]) => words?.includes('cut sets leave'))
      .map(([, acts]) => acts);
    expect(new Set(said)).toEqual(new Set(pairs));
    expect(said).toHaveLength(2);
  });
});
