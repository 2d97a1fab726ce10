import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { OwnBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { visit } from './visit.ts';

/** Reports as files, and a browser of our own that opens them. */
export interface ShownReports {
  /** Opens one of them by its name. @returns what it complained of */
  readonly visit: (
    name: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ) => Promise<readonly string[]>;
  /** Puts the judge of accessibility into a page, as `axe`. */
  readonly bringAxe: (page: Page) => Promise<void>;
}

/** Writes reports by their names and starts a browser before the tests of a file; ends and removes all of it after them. */
export function shownReports(textsOf: () => Readonly<Record<string, string>>): ShownReports {
  let own: OwnBrowser;
  let folder: string;
  let axe: string;
  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'spofproof-shown-'));
    for (const [name, text] of Object.entries(textsOf())) await writeFile(join(folder, name), text);
    own = await openBrowser();
  });
  afterAll(async () => {
    await own?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    visit: (name, options, look) => visit(own.browser, join(folder, name), options, look),
    bringAxe: async (page) => void (await page.evaluate(axe)),
  };
}
