import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../../reports/html/page-script.ts';
import { renderClaimsPage } from '../../reports/html/claims/index.ts';
import { renderHtml, renderJUnit } from '../../reports/index.ts';
import { claimsRecord, runsFixture } from '../support/claims-fixture.ts';
import { failedGate } from '../support/gate-fixture.ts';
import { hostileRecord } from '../support/hostile-record.ts';
import { hostileStrings, hostileVerdict } from '../support/hostile.ts';
import { shownReports } from '../support/shown-reports.ts';
import { troubledFixture, verdictFixture } from '../support/verdict-fixture.ts';
import { judgeClaims } from '../../verdict/claims/index.ts';
import { judge } from '../../verdict/judge.ts';

const { visit, bringAxe } = shownReports(() => ({
  'held.html': renderHtml(verdictFixture()),
  'troubled.html': renderHtml(troubledFixture()),
  'gated.html': renderHtml(troubledFixture(), failedGate),
  'hostile.html': renderHtml(hostileVerdict(hostileStrings.join(' '), troubledFixture())),
  'hostile-run.html': renderHtml(judge(hostileRecord(hostileStrings.join(' ')))),
  'claims.html': renderClaimsPage(
    judgeClaims(claimsRecord()),
    runsFixture().flatMap((run) => run.verdict ?? []),
  ),
}));

/** What is folded and yet judged: all but the tables of bins, and of these the first, since all are made alike. */
const folded = 'details:not(.bins), .experiment:first-of-type details';

/** Rules that a page breaks, with the first place of each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`document.querySelectorAll('${folded}').forEach((one) => { one.open = true; })`);
  await bringAxe(page);
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
  return found as readonly string[];
}

/** A4 within the page's margins, in CSS pixels. */
const a4 = { width: 688, height: 1017 };

describe('accessibility', () => {
  it.each([
    ['held.html', 'light'],
    ['held.html', 'dark'],
    ['troubled.html', 'dark'],
    ['gated.html', 'light'],
    ['gated.html', 'dark'],
    ['hostile.html', 'light'],
    ['claims.html', 'light'],
    ['claims.html', 'dark'],
  ] as const)('%s breaks no rule, and complains of nothing, when %s', async (name, colorScheme) => {
    const complaints = await visit(name, { colorScheme }, async (page) => {
      expect(await violations(page)).toEqual([]);
    });
    expect(complaints).toEqual([]);
  });
  it('held.html breaks no rule in print', async () => {
    await visit('held.html', {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await violations(page)).toEqual([]);
    });
  });
  it('is really judged: pale text, a picture without words and a skipped heading are found', async () => {
    await visit('held.html', {}, async (page) => {
      await page.evaluate(
        `document.querySelector('#main').insertAdjacentHTML('beforeend', '<h6>x</h6><svg role="img"></svg>')`,
      );
      await page.evaluate(`document.querySelector('h1').style.color = '#999'`);
      const rules = (await violations(page)).map((one) => one.split(':')[0]);
      expect(new Set(rules)).toEqual(new Set(['color-contrast', 'heading-order', 'svg-img-alt']));
    });
  });
});

describe.each(['held.html', 'troubled.html', 'gated.html', 'hostile.html', 'hostile-run.html'])(
  '%s in a browser',
  (name) => {
    it('never scrolls sideways at 320 pixels', async () => {
      await visit(name, { viewport: { width: 320, height: 700 } }, async (page) => {
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      });
    });
    it('is the same with scripts off', async () => {
      const texts: string[] = [];
      for (const javaScriptEnabled of [true, false]) {
        await visit(name, { javaScriptEnabled }, async (page) => {
          // What a script adds has to be all that goes with it.
          await page.evaluate(`document.querySelectorAll('.tools').forEach((one) => one.remove())`);
          texts.push(await page.locator('body').innerText());
        });
      }
      expect(texts[0]).toBe(texts[1]);
      expect(texts[0]).toContain('Can I trust this run?');
    });
    it('runs nothing that a name or a fact brings along', async () => {
      const complaints = await visit(name, {}, async (page) => {
        expect(await page.evaluate('typeof globalThis.hacked')).toBe('undefined');
        const foreign = 'iframe, img, object, embed, link, base, form, meta[http-equiv=refresh], animate, math';
        expect(await page.evaluate(`document.querySelectorAll('${foreign}').length`)).toBe(0);
        expect(await page.evaluate('[...document.scripts].map((one) => one.textContent)')).toEqual([pageScript]);
      });
      // No request, no dialog, and nothing that the policy had to keep from happening.
      expect(complaints).toEqual([]);
    });
  },
);

describe('held.html by keyboard', () => {
  it('offers to skip to the findings first, and shows where the focus is', async () => {
    await visit('held.html', {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the findings');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    });
  });
  it('has headings in order, the first of them once', async () => {
    await visit('held.html', {}, async (page) => {
      const levels = (await page.evaluate(
        `[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))`,
      )) as number[];
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    });
  });
  it('prints its first page with the findings, the trust, the matrix and the picture', async () => {
    await visit('held.html', { viewport: a4 }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const bottom = await page.evaluate(`document.getElementById('picture').getBoundingClientRect().bottom`);
      expect(bottom).toBeLessThanOrEqual(a4.height);
    });
  });
});

describe('junit.xml', () => {
  it('is read by a real XML parser, hostile names and all', async () => {
    await visit('held.html', {}, async (page) => {
      const xml = renderJUnit(hostileVerdict(hostileStrings.join(' ')));
      const read = `new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml')`;
      expect(await page.evaluate(`${read}.querySelector('parsererror')?.textContent`)).toBeUndefined();
      expect(await page.evaluate(`${read}.querySelectorAll('testcase').length`)).toBe(18);
    });
  });
});
