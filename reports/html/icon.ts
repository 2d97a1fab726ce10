import type { Cell } from '../../model/cell.ts';
import type { Html } from './escape.ts';
import { html } from './escape.ts';

/** Names of the drawings. */
type IconName = Cell['finding'] | 'broken';

const icon = (name: IconName, look: string): Html =>
  html`<svg class="icon ${look}" aria-hidden="true"><use href="#i-${name}" /></svg>`;

/** Drawn, not typed: no font has to know them, and they print as they look. Always beside their word. */
export const icons: Readonly<Record<IconName, Html>> = {
  proven: icon('proven', 'bad'),
  refuted: icon('refuted', 'good'),
  unknown: icon('unknown', 'open'),
  broken: icon('broken', 'flag'),
};

/** What the icons of a page are copies of; it stands on the page once. */
export const iconSymbols: Html = html`
  <symbol id="i-proven" viewBox="0 0 16 16">
    <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" /><path class="cut" d="M5 5l6 6M11 5l-6 6" />
  </symbol>
  <symbol id="i-refuted" viewBox="0 0 16 16"><path class="line" d="M2 8.5l4 4 8-9" /></symbol>
  <symbol id="i-unknown" viewBox="0 0 16 16">
    <path class="line" d="M4.5 5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M8 14v.1" />
  </symbol>
  <symbol id="i-broken" viewBox="0 0 16 16">
    <path class="line" d="M2 5.5h12M2 10.5h12M11 2L5 14" />
  </symbol>
`;
