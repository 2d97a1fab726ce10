import type { ComponentSpec } from '../../../model/stack.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { faultsOf } from '../../words/experiment.ts';
import { distinct } from '../../words/list.ts';
import type { Standing } from '../../words/standing.ts';
import { standingOf } from '../../words/standing.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { Box } from './columns.ts';
import { boxesOf, footHeight, headHeight, lineHeight } from './columns.ts';
import { travel } from './travel.ts';

/** Where a picture stands. */
interface Place {
  /** Names it on its page, when it is not alone there. */
  readonly id: string;
  /** Address of the page that holds the experiments; empty when it is this one. */
  readonly page: string;
}

/** The stack, left to right as a request travels; hosts and components lead to their experiments. */
export function topology(verdict: Verdict, { id, page }: Place = { id: 'picture', page: '' }): Html {
  const { boxes, height } = boxesOf(verdict.stack, (host) => standingOf(verdict, host).notes);
  return html`<svg class="topology" role="group" aria-labelledby="t-${id} d-${id}" width="100%" height="${height + 4}">
    <title id="t-${id}">The stack ${verdict.stack.name}</title>
    <desc id="d-${id}">${told(verdict)}</desc>
    <svg x="0" y="2" width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">
      ${travel(verdict.stack, boxes)}
    </svg>
    ${boxes.map((box) => drawn(verdict, box, page))}
  </svg>`;
}

function told(verdict: Verdict): string {
  const targets = distinct(faultsOf(verdict).map((one) => one.target));
  const named = (look: Standing['look']): string =>
    targets.filter((name) => standingOf(verdict, name).look === look).join(', ');
  const unknown = named('unknown');
  const open = unknown === '' ? '' : ` Unknown: ${unknown}.`;
  return `${verdict.stack.title}. Single points of failure: ${named('proven') || 'none proven'}.${open}`;
}

function drawn(verdict: Verdict, { host, components, x, width, y, height }: Box, page: string): Html {
  const { look, notes } = standingOf(verdict, host);
  const place = html`x="${(x / 10).toFixed(2)}%" y="${y + 2}" width="${(width / 10).toFixed(2)}%" height="${height}"`;
  const foot = height - 11 - (notes.length - 1) * footHeight;
  return html`<rect class="frame ${look}" ${place} rx="3" /><svg ${place}>
      ${linked(verdict, host, page, html`<text class="host" x="10" y="20">${host}</text>`)}
      ${components.map((component, index) => componentLine(verdict, component, page, headHeight + index * lineHeight))}
      ${notes.map((note, index) => html`<text class="${lookOf(note)}" x="10" y="${foot + index * footHeight}">${note}</text>`)}
    </svg>`;
}

function componentLine(verdict: Verdict, component: ComponentSpec, page: string, top: number): Html {
  const { look, notes } = standingOf(verdict, component.name);
  // What the foot of the box says as well is said in a word here; the port gives way to what would not fit.
  const isSame = standingOf(verdict, component.host).notes.join() === notes.join();
  const inWords = isSame && look === 'proven' ? ['SPOF'] : notes;
  const [long, short] = [`${component.kind} :${component.port}`, component.kind].map((name) =>
    [name, ...inWords].join(' '),
  );
  const word = (long ?? '').length > 24 ? short : long;
  return linked(verdict, component.name, page, html`<text class="${look}" x="10" y="${top + 15}">${word}</text>`);
}

/** Notes of several kinds below each other, each in the look of its own kind. */
const lookOf = (note: string): Standing['look'] =>
  note.startsWith('SPOF') ? 'proven' : note.startsWith('unknown') ? 'unknown' : 'refuted';

/** A link to the experiment that was done to it, if there was one. */
function linked(verdict: Verdict, target: string, page: string, content: Html): Html {
  const one = faultsOf(verdict).find((experiment) => experiment.target === target);
  return one ? html`<a href="${page}#${one.id}">${content}</a>` : content;
}
