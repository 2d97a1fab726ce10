import type { Cell } from '../../../model/cell.ts';
import { distinct } from '../../words/list.ts';
import { count } from '../../words/number.ts';
import { html } from '../escape.ts';
import type { Section } from '../section.ts';
import { numbersFolded } from '../table.ts';

/** Who gave the good answers while the fault held. */
export const distribution: Section = {
  id: 'distribution',
  title: 'Who served',
  body(verdict) {
    const cells = verdict.cells.filter(({ arm }) => arm === 'main');
    const servers = distinct(cells.flatMap((cell) => Object.keys(cell.servedBy))).toSorted();
    if (servers.length === 0) return html`<p>No data: no answer named its server.</p>`;
    const row = (cell: Cell): readonly string[] => [
      nameOf(cell),
      ...servers.map((server) => count(cell.servedBy[server] ?? 0)),
    ];
    const rows = cells.map((cell) => row(cell));
    return html`<p>Good answers from the injection to the start of healing, by the server that signed them.</p>
      ${numbersFolded('Good answers during the hold', ['taken away, operation', ...servers], rows)}`;
  },
};

const nameOf = ({ target, fault, operation }: Cell): string =>
  fault === 'sham' ? `nothing (sham), ${operation}` : `${target} (${fault}), ${operation}`;
