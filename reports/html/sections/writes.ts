import type { WriteLedger } from '../../../model/ledger.ts';
import { count } from '../../words/number.ts';
import { html } from '../escape.ts';
import type { Section } from '../section.ts';
import { numbers } from '../table.ts';

/** Writes that were sent against what the databases hold after healing. */
export const writes: Section = {
  id: 'writes',
  title: 'Write ledger',
  body({ writes: whole, episodes }) {
    const header = [
      'episode',
      'sent',
      'acknowledged',
      'lost',
      'doubled',
      'undecided',
      'of these present',
      'never sent',
    ];
    const rows = episodes.map((one) => row(`${one.episode}: ${one.fault} ${one.target}`, one.writes));
    return html`<p>
        ${count(whole.lost)} of ${count(whole.acknowledged)} acknowledged writes were lost, ${count(whole.duplicated)}
        were doubled: every write carries its own number, and after healing the databases were asked for all of them.
      </p>
      ${numbers('Writes, by episode', header, [...rows, row('whole run', whole)])}`;
  },
};

const row = (name: string, w: WriteLedger): readonly string[] => [
  name,
  ...[w.attempted, w.acknowledged, w.lost, w.duplicated, w.indeterminate, w.recovered, w.phantom].map((n) => count(n)),
];
