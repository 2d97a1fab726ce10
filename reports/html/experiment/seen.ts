import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Fact } from '../../../model/evidence.ts';
import { evidenceMoment } from '../../words/verdict-words.ts';

/** A fact, and every look of the same kind that showed it. */
export interface Seen {
  /** What was seen. */
  readonly fact: Fact;
  /** Of what kind the looks were, in words. */
  readonly when: string;
  /** When, from the injection. */
  readonly times: readonly number[];
}

/** The facts of an episode in the order in which they were first seen; what every look of a kind showed is told once. */
export function seenIn({ evidence }: Pick<EpisodeVerdict, 'evidence'>): readonly Seen[] {
  const seen = evidence.flatMap(({ moment, atMs, evidence: { facts } }) =>
    facts.map((fact) => ({ fact, atMs, when: evidenceMoment[moment] })),
  );
  const same = Map.groupBy(seen, ({ fact, when }) => JSON.stringify([when, fact]));
  return [...same.values()].flatMap((looks) => {
    const [first] = looks;
    return first ? [{ fact: first.fact, when: first.when, times: looks.map(({ atMs }) => atMs) }] : [];
  });
}
