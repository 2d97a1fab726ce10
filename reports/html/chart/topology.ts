import type { Cell } from '../../../model/cell.ts';
import type { ComponentSpec } from '../../../model/stack.ts';
import { operationNames } from '../../../model/stack.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { faultsOf } from '../../words/experiment.ts';
import { distinct } from '../../words/list.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { Box } from './columns.ts';
import { boxesOf, headHeight, lineHeight } from './columns.ts';
import { travel } from './travel.ts';

/** The stack, left to right as a request travels; hosts and components lead to their experiments. */
export function topology(verdict: Verdict): Html {
  const { boxes, height } = boxesOf(
    verdict.stack,
    verdict.stack.hosts.map(({ name }) => name).filter((name) => provenFor(verdict, name).length > 0),
  );
  return html`<svg
    class="topology"
    role="group"
    aria-labelledby="t-picture d-picture"
    width="100%"
    height="${height + 4}"
  >
    <title id="t-picture">The stack ${verdict.stack.name}</title>
    <desc id="d-picture">${told(verdict)}</desc>
    <svg x="0" y="2" width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">
      ${travel(verdict.stack, boxes)}
    </svg>
    ${boxes.map((box) => drawn(verdict, box))}
  </svg>`;
}

function told(verdict: Verdict): string {
  const spofs = distinct(faultsOf(verdict).map((one) => one.target)).filter(
    (name) => provenFor(verdict, name).length > 0,
  );
  return `${verdict.stack.title}. Single points of failure: ${spofs.join(', ') || 'none proven'}.`;
}

const provenFor = ({ cells }: Verdict, target: string): readonly Cell['operation'][] =>
  distinct(cells.filter((cell) => cell.target === target && cell.finding === 'proven').map((cell) => cell.operation));

function drawn(verdict: Verdict, { host, components, x, width, y, height }: Box): Html {
  const proven = provenFor(verdict, host);
  const note = `SPOF: ${proven.length === operationNames.length ? 'everything' : proven.join(', ')}`;
  const place = html`x="${(x / 10).toFixed(2)}%" y="${y + 2}" width="${(width / 10).toFixed(2)}%" height="${height}"`;
  return html`<rect class="frame ${proven.length > 0 ? 'spof' : 'thin'}" ${place} rx="3" /><svg ${place}>
      ${linked(verdict, host, html`<text class="host" x="10" y="20">${host}</text>`)}
      ${components.map((component, index) => componentLine(verdict, component, headHeight + index * lineHeight))}
      ${proven.length > 0 && html`<text class="spof" x="10" y="${height - 11}">${note}</text>`}
    </svg>`;
}

function componentLine(verdict: Verdict, component: ComponentSpec, top: number): Html {
  const proven = provenFor(verdict, component.name);
  const word = `${component.kind} :${component.port}${proven.length > 0 ? ` SPOF: ${proven.join(', ')}` : ''}`;
  return linked(
    verdict,
    component.name,
    html`<text class="${proven.length > 0 ? 'spof' : 'part'}" x="10" y="${top + 15}">${word}</text>`,
  );
}

/** A link to the experiment that was done to it, if there was one. */
function linked(verdict: Verdict, target: string, content: Html): Html {
  const one = faultsOf(verdict).find((experiment) => experiment.target === target);
  return one ? html`<a href="#${one.id}">${content}</a>` : content;
}
