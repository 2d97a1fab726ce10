import type { Cell } from '../../model/cell.ts';
import type { Html } from './escape.ts';
import { html } from './escape.ts';

/** Drawn, not typed: no font has to know them, and they print as they look. Always beside their word. */
export const icons = {
  proven: html`<svg class="icon bad" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
    <path class="cut" d="M5 5l6 6M11 5l-6 6" />
  </svg>`,
  refuted: html`<svg class="icon good" viewBox="0 0 16 16" aria-hidden="true">
    <path class="line" d="M2 8.5l4 4 8-9" />
  </svg>`,
  unknown: html`<svg class="icon open" viewBox="0 0 16 16" aria-hidden="true">
    <path class="line" d="M4.5 5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M8 14v.1" />
  </svg>`,
  broken: html`<svg class="icon flag" viewBox="0 0 16 16" aria-hidden="true">
    <path class="line" d="M2 5.5h12M2 10.5h12M11 2L5 14" />
  </svg>`,
} as const satisfies Record<Cell['finding'] | 'broken', Html>;
