import { createHash } from 'node:crypto';
import { compact } from './compact.ts';
import { Html, html } from './escape.ts';

/** A page, part by part. */
export interface Page {
  /** Title of the window. */
  readonly title: string;
  /** The small line above the heading. */
  readonly about: string;
  /** The sentence to quote. */
  readonly heading: string;
  /** What stands below it. */
  readonly findings: Html | null | undefined;
  /** Everything else, each part with its anchor and heading. */
  readonly sections: readonly PageSection[];
  /** The small line at the end. */
  readonly footer: Html;
  /** The style sheet. */
  readonly style: string;
  /** Drawings that the page has copies of, each once. */
  readonly symbols: Html;
}

/** One part of a page. */
export interface PageSection {
  /** Anchor, and entry of the page's navigation. */
  readonly id: string;
  /** Heading. */
  readonly title: string;
  /** The heading in a word, for the navigation; absent where it is short. */
  readonly word?: string;
  /** Markup below it. */
  readonly body: Html | null;
}

/** Nothing may be loaded, run or sent; the one style sheet is known by its digest. A page holds no script at all. */
function policyOf(style: string): Html {
  const digest = createHash('sha256').update(style).digest('base64');
  return new Html(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
}

/** One file that opens by double-click: no network, no script, complete as it stands. */
export function pageOf({ title, about, heading, findings, sections, footer, style, symbols }: Page): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(style)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        <svg class="symbols" aria-hidden="true">${symbols}</svg>
        <header>
          <p class="small">${about}</p>
        </header>
        <main id="main">
          <h1>${heading}</h1>
          <section id="headline" aria-label="Findings">${findings}</section>
          <nav aria-label="Sections">
            <ul>
              ${sections.map(({ id, title: name, word }) => html`<li><a href="#${id}">${word ?? name}</a></li>`)}
            </ul>
          </nav>
          ${sections.map((section) => sectionOf(section))}
        </main>
        <footer class="small">
          <p>${footer}</p>
        </footer>
      </body>
    </html> `;
  return compact(page.markup);
}

const sectionOf = ({ id, title, body }: PageSection): Html =>
  html`<section id="${id}" aria-labelledby="h-${id}">
    <h2 id="h-${id}">${title}</h2>
    ${body}
  </section> `;
