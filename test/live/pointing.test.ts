import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { EpisodeVerdict } from '../../model/episode.ts';
import type { Verdict } from '../../model/verdict.ts';
import { renderHtml } from '../../reports/index.ts';
import type { Shown } from '../support/pointing.ts';
import { busyTwice, kindWords, plotted, rowsOf, shownOn, tableBelow } from '../support/pointing.ts';
import { hostileStrings, hostileVerdict } from '../support/hostile.ts';
import { shownReports } from '../support/shown-reports.ts';
import { troubledFixture, verdictFixture } from '../support/verdict-fixture.ts';

const held = verdictFixture();
const busy = busyTwice();
const mixed = (verdict: Verdict): EpisodeVerdict => verdict.episodes.find(({ target }) => target === 'server1')!;

const { visit, bringAxe } = shownReports(() => {
  const text = renderHtml(held);
  return {
    'held.html': text,
    'busy.html': renderHtml(busy),
    'hostile.html': renderHtml(hostileVerdict(hostileStrings.join(' '), troubledFixture())),
    'altered.html': text.replace('<script>"use strict";', '<script>"use strict" ;'),
    'mistaken.html': text.replaceAll(',145,10,10,5', ',145,10,20,5'),
  };
});

/** Markup of an episode's timeline. */
const drawingOf = (page: Page, { episode }: EpisodeVerdict): Promise<string> =>
  page.evaluate(`document.querySelector('#t${episode}').closest('svg').outerHTML`);

/** The words of its axis. */
const axisOf = (page: Page, { episode }: EpisodeVerdict): Promise<string> =>
  page.evaluate(
    `[...document.querySelector('#t${episode}').closest('svg').querySelectorAll('.mid')].at(-1).textContent`,
  );

/** Presses a button below a timeline. */
const press = (page: Page, { episode }: EpisodeVerdict, name: string): Promise<void> =>
  page.locator(`figure:has(#t${episode})`).getByRole('button', { name }).click();

/** Drags with the mouse from bin to bin, and lets go, or takes it back by Escape. @returns what was shown before that */
async function drag(
  page: Page,
  each: EpisodeVerdict,
  from: number,
  to: number,
  key?: 'Escape',
): Promise<Shown['rows']> {
  const { xOf, y } = await plotted(page, each);
  await page.mouse.move(xOf(from), y);
  await page.mouse.down();
  await page.mouse.move(xOf(to), y + 20);
  const shown = await shownOn(page);
  if (key) await page.keyboard.press(key);
  await page.mouse.up();
  return shown?.rows ?? [];
}

/** What is shown of each bin when the pointer is there. */
async function hovered(page: Page, each: EpisodeVerdict): Promise<readonly Shown['rows'][]> {
  const { xOf, y } = await plotted(page, each);
  const places = [...each.series[0]!.good.keys()].map((bin) => xOf(bin));
  return page.evaluate(`${JSON.stringify(places)}.map((clientX) => {
    const plot = document.querySelector('#t${each.episode}').closest('.plot');
    const at = { clientX, clientY: ${y}, pointerType: 'mouse' };
    plot.querySelector('.sensor').dispatchEvent(new PointerEvent('pointermove', at));
    return [...plot.querySelectorAll('.readout tr')].map((row) => [...row.cells].map((cell) => cell.textContent));
  })`);
}

describe('pointing at a timeline', () => {
  it.each([
    ['held.html', held],
    ['busy.html', busy],
  ] as const)('of %s tells the counts of each bin', async (name, verdict) => {
    const complaints = await visit(name, {}, async (page) => {
      const each = mixed(verdict);
      expect(await hovered(page, each)).toEqual(
        [...each.series[0]!.good.keys()].map((bin) => rowsOf(each, bin, bin + 1)),
      );
    });
    expect(complaints).toEqual([]);
  });
  it('tells over each row of the table below what the row says', async () => {
    await visit('held.html', {}, async (page) => {
      const each = mixed(held);
      const { startMs, binMs } = each.series[0]!;
      const [told, tables] = [await hovered(page, each), await tableBelow(page, each.episode)];
      for (const [place, rows] of tables.entries()) {
        for (const [time = '', good, lost] of rows) {
          const [from = 0, to = 0] = time.split(' to ').map((at) => Math.round((Number(at) * 1000 - startMs) / binMs));
          const counts = told.slice(from, to).flatMap((bin) => bin.map(([kind, ...all]) => [kind, Number(all[place])]));
          const sum = (word: string): number =>
            counts.reduce((all, [kind, count]) => all + (kind === word ? Number(count) : 0), 0);
          const losses = kindWords.slice(1).filter(([, word]) => sum(word) > 0);
          expect([`${sum('good')}`, losses.map(([kind, word]) => `${sum(word)} ${kind}`).join(', ') || '0']).toEqual([
            good,
            lost,
          ]);
        }
      }
      expect(tables.map((rows) => rows.length > 2)).toEqual([true, true, true]);
    });
  });
  it('tells the sums of what is dragged over, until Escape takes it back', async () => {
    await visit('held.html', {}, async (page) => {
      const each = mixed(held);
      const before = await drawingOf(page, each);
      expect(await drag(page, each, 20, 59, 'Escape')).toEqual(rowsOf(each, 20, 60));
      expect(await drawingOf(page, each)).toBe(before);
    });
  });
  it('would be seen through, were it to tell other counts', async () => {
    await visit('mistaken.html', {}, async (page) => {
      const each = mixed(held);
      const told = await hovered(page, each);
      expect(told[36]).not.toEqual(rowsOf(each, 36, 37));
      expect(told[36]?.map((cells) => cells[1])).toEqual(rowsOf(each, 36, 37).map((cells) => cells[1]));
    });
  });
  it('tells the marks of the moment, and what the balancer left out', async () => {
    await visit('held.html', {}, async (page) => {
      const each = mixed(held);
      const { xOf, y } = await plotted(page, each);
      await page.mouse.move(xOf(35), y);
      expect((await shownOn(page))?.told).toEqual(['injected 0 s', 'seen to bite 12 ms']);
      await page.mouse.move(xOf(60), y);
      expect((await shownOn(page))?.told).toEqual(['web/server1 DOWN from 340 ms', 'app/server1 DOWN from 340 ms']);
      await page.mouse.move(2, y);
      expect(await shownOn(page)).toBeNull();
    });
  });
  it('works by touch', async () => {
    await visit('held.html', { hasTouch: true, viewport: { width: 320, height: 700 } }, async (page) => {
      const each = mixed(held);
      const { xOf, y } = await plotted(page, each);
      await page.touchscreen.tap(xOf(37), y);
      expect((await shownOn(page))?.rows).toEqual(rowsOf(each, 37, 38));
    });
  });
});

describe('zooming', () => {
  it('changes the axis, by dragging and by buttons, and comes back exactly', async () => {
    await visit('held.html', {}, async (page) => {
      const each = mixed(held);
      const before = [await drawingOf(page, each), await axisOf(page, each)];
      expect(before[1]).toBe('-2 s0 s2 s4 s6 s8 s10 s');
      await drag(page, each, 30, 49);
      expect(await axisOf(page, each)).toBe('-0.5 s0 s0.5 s1 s1.5 s');
      await press(page, each, 'Zoom in');
      const { xOf, y } = await plotted(page, each);
      await page.mouse.move(xOf(72), y);
      expect((await shownOn(page))?.rows[0]?.[0]).toBe('0.50 to 0.60 s');
      await press(page, each, 'Show all of the time');
      expect([await drawingOf(page, each), await axisOf(page, each)]).toEqual(before);
    });
  });
  it('is the same for all episodes of an experiment, and for no other', async () => {
    await visit('busy.html', {}, async (page) => {
      const [one, other] = busy.episodes.filter(({ target }) => target === 'server1') as [
        EpisodeVerdict,
        EpisodeVerdict,
      ];
      const away = busy.episodes.find(({ target }) => target === 'primary')!;
      const before = [await axisOf(page, other), await axisOf(page, away)];
      await drag(page, one, 30, 49);
      expect(await axisOf(page, other)).toBe(await axisOf(page, one));
      expect(await axisOf(page, other)).not.toBe(before[0]);
      expect(await axisOf(page, away)).toBe(before[1]);
    });
  });
  it('is not printed', async () => {
    await visit('held.html', {}, async (page) => {
      const each = mixed(held);
      const before = await drawingOf(page, each);
      await drag(page, each, 30, 49);
      const zoomed = await drawingOf(page, each);
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => drawingOf(page, each)).toBe(before);
      expect(await page.locator('.tools:visible, .readout:visible').count()).toBe(0);
      await page.emulateMedia({ media: 'screen' });
      await expect.poll(() => drawingOf(page, each)).toBe(zoomed);
    });
  });
});

describe('by keyboard', () => {
  it('arrow keys go from bin to bin, plus and minus zoom, 0 shows all, Escape hides', async () => {
    await visit('held.html', {}, async (page) => {
      const each = mixed(held);
      const before = await drawingOf(page, each);
      const sensor = page.locator(`.plot:has(#t${each.episode}) .sensor`);
      await sensor.focus();
      await page.keyboard.press('ArrowRight');
      expect((await shownOn(page))?.rows).toEqual(rowsOf(each, 36, 37));
      expect(await sensor.getAttribute('aria-valuetext')).toBe(
        '0.10 to 0.20 s: static 10 good; read 5 good, 5 wrong answer; write 3 good, 2 wrong answer',
      );
      for (const key of ['PageUp', 'ArrowLeft']) await page.keyboard.press(key);
      expect((await shownOn(page))?.rows).toEqual(rowsOf(each, 45, 46));
      await page.keyboard.press('+');
      expect(await drawingOf(page, each)).not.toBe(before);
      await page.keyboard.press('End');
      expect((await shownOn(page))?.rows).toEqual(rowsOf(each, 144, 145));
      await page.keyboard.press('0');
      expect(await drawingOf(page, each)).toBe(before);
      await page.keyboard.press('Escape');
      expect(await shownOn(page)).toBeNull();
    });
  });
});

describe('what the script adds', () => {
  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility when %s, zoomed and read',
    async (colorScheme) => {
      const complaints = await visit('held.html', { colorScheme }, async (page) => {
        const each = mixed(held);
        await drag(page, each, 30, 49);
        await page.locator(`.plot:has(#t${each.episode}) .sensor`).focus();
        await page.keyboard.press('ArrowRight');
        expect(await shownOn(page)).not.toBeNull();
        await bringAxe(page);
        expect(
          await page.evaluate(
            `axe.run('figure:has(#t${each.episode})').then(({ violations }) => violations.map(({ id }) => id))`,
          ),
        ).toEqual([]);
      });
      expect(complaints).toEqual([]);
    },
  );
  it('never makes the page scroll sideways at 320 pixels, wherever one points', async () => {
    await visit('held.html', { viewport: { width: 320, height: 700 } }, async (page) => {
      const { xOf, y } = await plotted(page, mixed(held));
      for (const bin of [0, 60, 144]) {
        await page.mouse.move(xOf(bin), y);
        const { x, width } = (await page.locator('.readout:visible').boundingBox())!;
        expect([x >= 0, x + width <= 320]).toEqual([true, true]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      }
    });
  });
  it('is not there with scripts off, and nothing is missing', async () => {
    const drawings: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      await visit('held.html', { javaScriptEnabled }, async (page) => {
        expect((await page.locator('button, .sensor, .readout').count()) > 0).toBe(javaScriptEnabled);
        drawings.push(await drawingOf(page, mixed(held)));
      });
    }
    expect(drawings[0]).toBe(drawings[1]);
  });
  it('is not run once a byte of it was changed', async () => {
    const complaints = await visit('altered.html', {}, async (page) => {
      expect(await page.locator('.sensor').count()).toBe(0);
    });
    expect(complaints.join()).toMatch(/Content Security Policy/);
  });
  it('shows hostile names as text', async () => {
    const complaints = await visit('hostile.html', {}, async (page) => {
      const each = troubledFixture().episodes[1]!;
      await drag(page, each, 0, 143);
      expect(await page.evaluate('typeof globalThis.hacked')).toBe('undefined');
      expect(await page.locator('.plot script, .plot img, .plot iframe, .plot a').count()).toBe(0);
    });
    expect(complaints).toEqual([]);
  });
});
