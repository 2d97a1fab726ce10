import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** A headless Chromium of our own, with the folder it was unpacked to. */
export interface OwnBrowser {
  /** Playwright's handle. */
  readonly browser: Browser;
  /** Ends it and removes everything that was unpacked or written. */
  close(): Promise<void>;
}

/** The archives of the npm package: the program, a font, and the shared libraries a bare machine lacks (NSS and friends). */
const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'];

/** No sandbox: the page is our own, and neither root nor a container has one. No zygote: it needs the sandbox. */
const flags = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** Unpacks Chromium into a private temporary folder and starts it; nothing of the machine but its C library is used. */
export async function openBrowser(): Promise<OwnBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'spofproof-browser-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const [executablePath = ''] = await unpackInto(folder);
    await writeFile(join(folder, 'fonts.conf'), fontsFrom(folder));
    const env = { ...process.env, TMPDIR: folder, HOME: folder, ...librariesOf(folder) };
    const browser = await chromium.launch({ executablePath, args: flags, env, headless: true });
    const close = async (): Promise<void> => {
      await browser.close();
      await remove();
    };
    return { browser, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The package unpacks to the temporary folder of the process, whatever it is at the call. */
async function unpackInto(folder: string): Promise<readonly string[]> {
  const bin = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await Promise.all(archives.map((archive) => inflate(join(bin, archive))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

const librariesOf = (folder: string): Record<string, string> => ({
  LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
  FONTCONFIG_FILE: join(folder, 'fonts.conf'),
});

/** The package's own settings name folders of another machine; without a font the page has no height at all. */
const fontsFrom = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>
`;
