import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawnKey, seriesKey } from '../../../reports/html/chart/key.ts';
import { compact } from '../../../reports/html/compact.ts';
import { pageScript } from '../../../reports/html/page-script.ts';
import { renderHtml } from '../../../reports/index.ts';
import { sweepFixture } from '../../support/sweep-fixture.ts';
import { share } from '../../../model/units.ts';
import { troubledFixture, verdictFixture, withCells, withKept } from '../../support/verdict-fixture.ts';

const page = renderHtml(verdictFixture());
const sweep = renderHtml(sweepFixture());
const textOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

const scriptTag = /<script>([\s\S]*?)<\/script>/;
const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Bytes of a sweep's report: 500 kB, less what a stack with more servers or a longer hold may take. */
const mostOfSweep = 470_000;

/** How often the first sentences are explained. */
const explainedIn = (markup: string): number => markup.slice(0, markup.indexOf('<nav')).split('Users saw').length - 1;

describe('the page as a file', () => {
  it('is at most 500 kB for six episodes of three operations', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(500_000);
  });
  it('is at most 500 kB for a whole sweep of 49 experiments, with a good part of it to spare', () => {
    expect(Buffer.byteLength(sweep)).toBeLessThanOrEqual(mostOfSweep);
    expect(sweep.match(/<svg class=timeline /g)).toHaveLength(49);
  });
  it('would not be, did each timeline bring its own key', () => {
    const copies = sweep.replaceAll(compact(drawnKey.markup), compact(seriesKey.markup));
    expect(copies.length - sweep.length).toBeGreaterThan(49 * 500);
    expect(Buffer.byteLength(copies)).toBeGreaterThan(mostOfSweep);
  });
  it('holds nothing that is loaded from elsewhere, and no code outside its one script', () => {
    expect(page).not.toMatch(/<link|<img|<iframe|\ssrc=|https?:|url\(|@import|\sstyle=|javascript:/i);
    expect(page.replace(scriptTag, '')).not.toMatch(/<script|\son[a-z]+=/i);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(scriptTag.exec(page)?.[1]).toBe(pageScript);
  });
  it('allows its own style sheet and its one script by digest, and nothing else', () => {
    const [style, script] = [/<style>([\s\S]*?)<\/style>/, scriptTag].map((tag) => digestOf(tag.exec(page)?.[1] ?? ''));
    expect(/http-equiv=Content-Security-Policy content="([^"]*)"/.exec(page)?.[1]).toBe(
      `default-src 'none'; script-src '${script}'; style-src '${style}'; base-uri 'none'; form-action 'none'`,
    );
  });
  it('allows no script where no timeline needs one', () => {
    const plain = renderHtml({ ...verdictFixture(), episodes: [] });
    expect(plain).not.toMatch(/<script|script-src/);
    expect(plain).toContain(`default-src 'none'; style-src 'sha256-`);
  });
  it('ends with its script, so that all is there before anything runs', () => {
    expect(page.slice(page.indexOf('</footer>'))).toMatch(
      /^<\/footer>\s*<script>.*<\/script>\s*<\/body>\s*<\/html>\s*$/,
    );
  });
  it('has every anchor it links to, and no anchor twice', () => {
    const ids = [...page.matchAll(/\sid="?([\w.-]+)/g)].map(([, id]) => id);
    const targets = [...page.matchAll(/href="?#([\w.-]+)/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });
  it('is the same for the same verdict', () => {
    expect(renderHtml(verdictFixture())).toBe(page);
  });
});

describe('the page as a text', () => {
  it('answers first: what is a single point of failure', () => {
    expect(textOf(page)).toMatch(/balancer and primary are single points of failure.*Can I trust this run\? Yes/);
  });
  it('has no row of the matrix for the sham, but a section for it', () => {
    const matrix = /<table class=matrix[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
    expect(matrix.match(/scope=row\b/g)).toHaveLength(5);
    expect(matrix).not.toContain('sham');
    expect(page).toContain('Do nothing (the sham)');
  });
  it('groups the faults of one target', () => {
    const first = verdictFixture().cells.find((cell) => cell.target === 'balancer');
    const more = { ...verdictFixture(), cells: [...verdictFixture().cells, { ...first!, fault: 'kill' as const }] };
    expect(textOf(renderHtml(more))).toMatch(/balancer stop .*? balancer kill .*? server1 stop/);
  });
  it('marks a broken expectation apart from the finding, and says what was expected', () => {
    expect(textOf(renderHtml(troubledFixture()))).toMatch(/SPOF down &gt; 5\.00 s 270 of 725 lost expected survives/);
  });
  it('marks in the matrix what only returning users lose', () => {
    const told = textOf(renderHtml(withKept({ finding: 'proven' })));
    expect(told).toMatch(/survives gap 588 to 614 ms \d+ of 1,450 lost SPOF over kept connections/);
    expect(textOf(page)).not.toContain('SPOF over kept connections');
  });
  it('marks in the matrix what returning users have worse than expected, be it no outage', () => {
    const told = textOf(renderHtml(withKept({ finding: 'unknown', expectation: 'broken' })));
    expect(told).toMatch(/survives gap 588 to 614 ms \d+ of 1,450 lost expected survives over kept connections/);
    expect(textOf(page)).not.toContain('over kept connections');
  });
  it('has the bar among the settings as it was set', () => {
    const { plan, ...rest } = verdictFixture();
    const told = textOf(
      renderHtml({ ...rest, plan: { ...plan, bars: { ...plan.bars, availability: share(0.9755) } } }),
    );
    expect(told).toContain('availability to clear 97.55 %');
  });
  it('lists in red what speaks against the run', () => {
    expect(renderHtml(troubledFixture())).toMatch(
      /class=doubts>\s*<li>\s*Failed: generator starved\. The generator was 84 ms behind/,
    );
  });
  it('says below each single point of failure what users saw and what to do first, once', () => {
    expect(textOf(page)).toMatch(
      /nobody can write .*? Users saw: 270 times error 503; .*? What to change : Let a database take/,
    );
    const harmed = withCells(verdictFixture(), { target: 'primary', operation: 'write' }, { effect: 'data' });
    expect([explainedIn(page), explainedIn(renderHtml(harmed))]).toEqual([2, 2]);
  });
  it('says what to change for each single point of failure', () => {
    expect(textOf(page)).toMatch(/Run two balancers.*Let a database take its place/);
  });
  it('says over what the lost requests of the matrix are counted', () => {
    expect(textOf(page)).toContain(
      'counted at the client over a whole experiment, before and after the fault included.',
    );
  });
  it('lets a request be lost before 0 s, and no balancer fail to notice what it does not look at', () => {
    expect(textOf(page)).toMatch(
      /0 s is the moment the fault had taken full effect.*counted at the client.*no change seen/,
    );
  });
  it('says no data where there is none', () => {
    const empty = { ...verdictFixture(), cells: [], episodes: [], validity: [] };
    expect(textOf(renderHtml(empty))).toMatch(/Nothing was taken away.*Unknown: nothing was checked.*No data/);
  });
  it('shows claims once a plan makes some', () => {
    const claims = [{ id: 'c', sentence: 'Reads survive', verdict: 'held', because: ['none of 1,450 lost'] }] as const;
    expect(page).not.toContain('id=claims');
    expect(textOf(renderHtml({ ...verdictFixture(), claims }))).toMatch(/held : Reads survive \(none of 1,450 lost\)/);
  });
});
