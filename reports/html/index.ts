import { createHash } from 'node:crypto';
import type { Verdict } from '../../model/verdict.ts';
import { headlineOf } from '../words/headline.ts';
import { Html, html } from './escape.ts';
import type { Section } from './section.ts';
import { sections } from './sections/index.ts';
import { style } from './style/index.ts';

/** Nothing may be loaded, run or sent; the one style sheet is known by its digest. The page holds no script at all. */
const digest = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;

/** Put together here, since a digest is of every character, line breaks included. */
const styled = new Html(`<style>${style}</style>`);

/** The report as one file that opens by double-click: no network, no script, complete as it stands. */
export function renderHtml(verdict: Verdict): string {
  const shown = sections
    .map((section) => ({ section, body: section.body(verdict) }))
    .filter(({ body }) => body !== null);
  const [first, ...rest] = shown;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${headlineOf(verdict).title} (${verdict.run.suite} on ${verdict.stack.name})</title>
        ${styled}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        <header>
          <p class="small">spofproof: ${verdict.run.suite} on ${verdict.stack.name}, ${dateOf(verdict)}</p>
        </header>
        <main id="main">
          <h1>${headlineOf(verdict).title}</h1>
          <section id="headline" aria-label="Findings">${first?.body}</section>
          <nav aria-label="Sections">
            <ul>
              ${rest.map(({ section }) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}
            </ul>
          </nav>
          ${rest.map(({ section, body }) => sectionOf(section, body))}
        </main>
        <footer class="small">
          <p>
            Run ${verdict.run.id}. Every number on this page is in verdict.json beside it; the same record gives the
            same page.
          </p>
        </footer>
      </body>
    </html> `;
  return page.markup;
}

const sectionOf = ({ id, title }: Section, body: Html | null): Html =>
  html`<section id="${id}" aria-labelledby="h-${id}">
    <h2 id="h-${id}">${title}</h2>
    ${body}
  </section> `;

/** "2026-11-21 12:00 UTC"; the exact moment is among the settings. */
const dateOf = ({ run }: Verdict): string => `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
