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
  /** The one script; null where a page needs none. It may add to what is there, and nothing may be missing without it. */
  readonly script: string | null;
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

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may be loaded or sent, and nothing run but the one script; it and the one style sheet are known by their digests. */
function policyOf({ style, script }: Page): Html {
  const runs = script === null ? '' : `script-src ${digestOf(script)}; `;
  return new Html(`default-src 'none'; ${runs}style-src ${digestOf(style)}; base-uri 'none'; form-action 'none'`);
}

/** One file that opens by double-click: no network, complete as it stands, scripts or none. */
export function pageOf(page: Page): string {
  const markup = compact(markupOf(page).markup);
  if (page.script === null) return markup;
  // Put in last, as a script is no markup: what looks like a tag in it must stay as it is.
  const end = markup.lastIndexOf('</body>');
  return `${markup.slice(0, end)}<script>${page.script}</script>\n${markup.slice(end)}`;
}

function markupOf(page: Page): Html {
  const { title, about, heading, findings, sections, footer, style, symbols } = page;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf(page)}" />
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
}

const sectionOf = ({ id, title, body }: PageSection): Html =>
  html`<section id="${id}" aria-labelledby="h-${id}">
    <h2 id="h-${id}">${title}</h2>
    ${body}
  </section> `;
