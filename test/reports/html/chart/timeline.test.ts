import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../model/verdict.ts';
import { timeline } from '../../../../reports/html/chart/timeline.ts';
import { experimentsOf } from '../../../../reports/words/experiment.ts';
import { busyTwice } from '../../../support/pointing.ts';
import { verdictFixture, withBalancer, withCells } from '../../../support/verdict-fixture.ts';

/** What is told of the first timeline of a target to whoever does not see it. */
function told(verdict: Verdict, target: string): string {
  const one = experimentsOf(verdict).find((each) => each.target === target && each.fault !== 'sham')!;
  return /<desc[^>]*>([^<]*)</.exec(timeline(verdict, one, one.episodes[0]!).markup)?.[1] ?? '';
}

/** Whether the first timeline of `primary` says that the balancer's view did not change. */
function isCalm(verdict: Verdict): boolean {
  const one = experimentsOf(verdict).find(({ target }) => target === 'primary')!;
  return timeline(verdict, one, one.episodes[0]!).markup.includes('the balancer&#39;s view: no change seen');
}

describe("the balancer's view in a timeline", () => {
  it('has no line where nobody could read it', () => {
    const balancers = [{}, { files: { 'haproxy.cfg': 'global' } }, { kind: 'command' as const }];
    const calm = balancers.map((one) => isCalm(withBalancer(verdictFixture(), one)));
    expect(calm).toEqual([true, false, false]);
  });
});

/** What is written of who answered, line by line, where these did. */
function whoAnswered(servers: readonly string[]): readonly string[] {
  const [one] = experimentsOf(verdictFixture());
  const { series, ...episode } = one!.episodes[0]!;
  const named = series.map((each) => {
    const [counts = []] = Object.values(each.servedBy);
    return Object.assign({}, each, { servedBy: Object.fromEntries(servers.map((server) => [server, counts])) });
  });
  const { markup } = timeline(verdictFixture(), one!, { ...episode, series: named });
  const [, words = ''] = /who answered(.*?)the balancer/s.exec(markup) ?? [];
  return [...words.matchAll(/[^<>]+(?=<)/g)]
    .map(([text]) => text.replaceAll('\u00A0', ' ').trim())
    .filter((text) => text !== '');
}

describe('the shades of those who answered', () => {
  it('stand behind the name of the strip where they are few', () => {
    expect(whoAnswered(['server1', 'server2'])).toEqual(['server2 (light), server1 (dark)']);
  });

  it('are told in lines that a page of 320 pixels has room for, whatever the servers are called', () => {
    const [four, long] = [[1, 2, 3, 4].map((number) => `web-frankfurt-${number}`), 'x'.repeat(63)];
    expect(whoAnswered(four)).toEqual([
      'web-frankfurt-4 (pale),',
      'web-frankfurt-3 (middle),',
      'web-frankfurt-2 (light),',
      'web-frankfurt-1 (dark)',
    ]);
    expect(whoAnswered(['a', 'b', 'c', 'd'].map((name) => `server-${name}`))).toEqual([
      'server-d (pale), server-c (middle),',
      'server-b (light), server-a (dark)',
    ]);
    const lines = whoAnswered([...four, long]);
    expect(lines.join('').replaceAll(/[ ,]/g, '')).toContain(long);
    expect(lines.filter((line) => line.length > 44)).toEqual([]);
  });
});

describe('a timeline in a sentence', () => {
  it('counts what was lost in its episode, where the experiment has no other', () => {
    expect(told(verdictFixture(), 'balancer')).toMatch(
      /injected at 0 s.*\. Lost: static \d+ requests?, read .*, write /,
    );
  });

  it('counts as neither lost nor not what nobody knows', () => {
    const slots = { planned: 1720, good: 551, bad: 0, dropped: 0, cut: 1, unknown: 1168 };
    const died = withCells(verdictFixture(), { target: 'balancer', operation: 'static' }, { slots });
    expect(told(died, 'balancer')).toContain('Lost: static 0 to 1,169 requests, read');
  });

  it('says that what was lost is of all episodes, where there are several', () => {
    expect(told(busyTwice(), 'balancer')).toMatch(/\. Lost in 2 episodes: static /);
  });
});
