import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../model/verdict.ts';
import { timeline } from '../../../../reports/html/chart/timeline.ts';
import { experimentsOf } from '../../../../reports/words/experiment.ts';
import { busyTwice } from '../../../support/pointing.ts';
import { verdictFixture } from '../../../support/verdict-fixture.ts';

/** What is told of the first timeline of a target to whoever does not see it. */
function told(verdict: Verdict, target: string): string {
  const one = experimentsOf(verdict).find((each) => each.target === target && each.fault !== 'sham')!;
  return /<desc[^>]*>([^<]*)</.exec(timeline(one, one.episodes[0]!).markup)?.[1] ?? '';
}

describe('a timeline in a sentence', () => {
  it('counts what was lost in its episode, where the experiment has no other', () => {
    expect(told(verdictFixture(), 'balancer')).toMatch(
      /injected at 0 s.*\. Lost: static \d+ requests?, read .*, write /,
    );
  });

  it('says that what was lost is of all episodes, where there are several', () => {
    expect(told(busyTwice(), 'balancer')).toMatch(/\. Lost in 2 episodes: static /);
  });
});
