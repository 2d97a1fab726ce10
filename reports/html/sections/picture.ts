import { html } from '../escape.ts';
import { topology } from '../chart/topology.ts';
import { operationKey } from '../chart/key.ts';
import type { Section } from '../section.ts';
import { scrolling } from '../table.ts';

/** The declared stack as the requests travel it, with its single points of failure outlined. */
export const picture: Section = {
  id: 'picture',
  title: 'Where they sit',
  word: 'Picture',
  body: (verdict) =>
    html`<p>
        ${verdict.stack.title}. Requests travel from left to right. A heavy outline is a single point of failure, a
        dashed one is unknown; a thin one survives where it says so, and was not tried where it says nothing.
        ${verdict.cells.some(({ arm }) => arm === 'returning') && 'Kept: over connections that users keep.'}
      </p>
      ${operationKey} ${scrolling('Picture of the stack', topology(verdict))}`,
};
