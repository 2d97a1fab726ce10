/**
 * Acts on all subjects at the same time and waits for every one, also when one fails: an act still under way
 * behind our back could undo the healing that follows.
 */
export async function atOnce<Subject>(
  subjects: readonly Subject[],
  act: (subject: Subject) => Promise<void>,
): Promise<void> {
  const results = await Promise.allSettled(subjects.map(act));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Acts on one subject after the other and goes on past a failure, so that one dead component keeps no other down. */
export async function eachInTurn<Subject>(
  subjects: readonly Subject[],
  act: (subject: Subject) => Promise<void>,
): Promise<void> {
  const thrown: unknown[] = [];
  for (const subject of subjects) await act(subject).catch((error: unknown) => thrown.push(error));
  if (thrown.length > 0) throw thrown[0];
}
