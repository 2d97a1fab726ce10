import type { MomentEvidence } from '../../../model/cell.ts';
import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Fact } from '../../../model/evidence.ts';
import { distinct } from '../../words/list.ts';
import { moment } from '../../words/number.ts';
import { evidenceMoment } from '../../words/verdict-words.ts';
import type { Part } from '../escape.ts';
import { html } from '../escape.ts';

/** A fact, and every look of the same kind that showed it. */
export interface Seen {
  /** What was seen. */
  readonly fact: Fact;
  /** Of what kind the looks were. */
  readonly when: MomentEvidence['moment'];
  /** When, from the injection. */
  readonly times: readonly number[];
}

/** The facts of an episode in the order in which they were first seen; what every look of a kind showed is told once. */
export function seenIn({ evidence }: Pick<EpisodeVerdict, 'evidence'>): readonly Seen[] {
  const seen = evidence.flatMap(({ moment: when, atMs, evidence: { facts } }) =>
    facts.map((fact) => ({ fact, atMs, when })),
  );
  const same = Map.groupBy(seen, ({ fact, when }) => JSON.stringify([when, fact]));
  return [...same.values()].flatMap((looks) => {
    const [first] = looks;
    return first ? [{ fact: first.fact, when: first.when, times: looks.map(({ atMs }) => atMs) }] : [];
  });
}

/** A table: what was looked at, and what each kind of look showed. */
export interface SeenTable {
  /** Its columns: kinds of look, with the times of the looks. */
  readonly header: readonly string[];
  /** A row for each thing that was looked at. */
  readonly rows: readonly (readonly Part[])[];
}

/** The evidence of an episode as a table. A fact that not every look of its kind showed has its own times beside it. */
export function seenTable({ evidence }: Pick<EpisodeVerdict, 'evidence'>): SeenTable {
  const kinds = distinct(evidence.map(({ moment: when }) => when));
  const looks = (when: string): readonly number[] =>
    evidence.filter((one) => one.moment === when).map(({ atMs }) => atMs);
  const all = seenIn({ evidence });
  const cell = (what: string, when: string): readonly Part[] => {
    const own = all.filter((one) => one.fact.what === what && one.when === when);
    return own.map((one, index) => [index > 0 && '; ', shown(one, one.times.length < looks(when).length)]);
  };
  const rowOf = (what: string): readonly Part[] => [what, ...kinds.map((when) => cell(what, when))];
  return {
    header: ['looked at', ...kinds.map((when) => `${evidenceMoment[when]} (${listed(looks(when))})`)],
    rows: distinct(all.map(({ fact }) => fact.what)).map(rowOf),
  };
}

const listed = (times: readonly number[]): string => times.map((atMs) => moment(atMs)).join(', ');

/** @param alone whether other looks of the kind showed something else, or nothing of it */
function shown({ fact, times }: Seen, alone: boolean): Part {
  const at = alone && ` (${listed(times)})`;
  if (fact.asWanted) return [fact.seen, at];
  const why = fact.witness ? 'a witness: decides nothing' : 'not what it had to be';
  return html`<span class="unwanted">${fact.seen}${at} <b>(${why})</b></span>`;
}
