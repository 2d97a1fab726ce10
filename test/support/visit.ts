import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Opens a page from its file, as by double-click; hands over what it complained of and asked for beside itself. */
export async function visit(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const complaints: string[] = [];
  const address = pathToFileURL(file).href;
  await context.route('**/*', (route) => {
    if (route.request().url() === address) return route.continue();
    complaints.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await page.goto(address);
  await look(page);
  await context.close();
  return complaints;
}
