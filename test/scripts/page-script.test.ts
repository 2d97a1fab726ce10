import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../../reports/html/page-script.ts';
import { bundlePageScript, pageScriptFile } from '../../scripts/page-script.ts';

describe('the script of the report', () => {
  it('is what its sources make; after a change of them: npm run page-script', async () => {
    expect(readFileSync(new URL(`../../${pageScriptFile}`, import.meta.url), 'utf8')).toBe(await bundlePageScript());
  });
  it('stays one script in whatever page it stands', () => {
    expect(pageScript).not.toMatch(/<\/?script|<!--|-->|\]\]>|[`\n\r\u2028\u2029]|\$\{/i);
  });
  it('makes no markup from text, loads and stores nothing, and runs no text', () => {
    expect(pageScript).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|createContextual/);
    expect(pageScript).not.toMatch(/\beval\b|\bFunction\b|setTimeout|setInterval|import\(|\bWorker\b/);
    expect(pageScript).not.toMatch(
      /\bfetch\b|XMLHttp|WebSocket|sendBeacon|\bImage\b|https?:|Storage|cookie|\.href|location\b/,
    );
  });
  it('takes at most 9 kB', () => {
    expect(Buffer.byteLength(pageScript)).toBeLessThanOrEqual(9000);
  });
  it('really is the whole of it: it listens and draws', () => {
    expect(pageScript).toMatch(/^"use strict";.*pointermove.*keydown.*beforeprint.*\}\)\(\);$/);
  });
});
