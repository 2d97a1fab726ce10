import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { WriteLedger } from '../../../model/ledger.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { ledgerSentences, wasRead } from '../../words/ledger.ts';
import { count } from '../../words/number.ts';
import { html } from '../escape.ts';
import type { Section } from '../section.ts';
import { numbersFolded } from '../table.ts';

const header = [
  'episode',
  'sent',
  'acknowledged',
  'undecided',
  'lost',
  'doubled',
  'missing in a replica only',
  'present though not acknowledged',
  'present though never sent',
  'stale reads',
];

/** Writes that were sent against what the databases hold after healing. */
export const writes: Section = {
  id: 'writes',
  title: 'Write ledger',
  word: 'Writes',
  body(verdict) {
    const rows = verdict.episodes.map((one) => row(nameOf(one), one.writes));
    return html`${ledgerSentences(verdict).map((sentence) => html`<p>${sentence}</p>`)}
    ${numbersFolded('Writes, by episode', header, [...rows, row(wholeOf(verdict), verdict.writes)])}`;
  },
};

const nameOf = ({ episode, fault, target }: EpisodeVerdict): string =>
  fault === 'sham' ? `${episode}: nothing (sham)` : `${episode}: ${fault} ${target}`;

/** The sums of what was read must not pass for the whole run. */
function wholeOf({ episodes }: Verdict): string {
  const read = episodes.filter((episode) => wasRead(episode)).length;
  return read === episodes.length || read === 0
    ? 'whole run'
    : `whole run, ${read} of ${episodes.length} episodes read`;
}

/** What only a database can tell is not told when none was asked: never a zero. */
function row(name: string, ledger: WriteLedger): readonly string[] {
  const { attempted, acknowledged, indeterminate, lost, duplicated, diverged, recovered, phantom } = ledger;
  const told = [lost, duplicated, diverged, recovered, phantom].map((n) =>
    wasRead({ writes: ledger }) ? count(n) : 'not read',
  );
  const { stale, compared } = ledger.reads;
  const reads = compared === 0 ? 'not told' : `${count(stale)} of ${count(compared)}`;
  return [name, ...[attempted, acknowledged, indeterminate].map((n) => count(n)), ...told, reads];
}
