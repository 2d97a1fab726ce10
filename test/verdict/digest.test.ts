import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { writeId } from '../../model/sample.ts';
import type { Verdict } from '../../model/verdict.ts';
import { operationNames } from '../../model/stack.ts';
import { judge } from '../../verdict/judge.ts';
import type { Edit } from '../support/record-edits.ts';
import { changed } from '../support/record-edits.ts';
import { times } from '../support/record-plan.ts';
import { downUntilHealed, refusedBetween } from '../support/record-shapes.ts';
import type { EpisodeRecipe } from '../support/record.ts';
import { recordOf } from '../support/record.ts';

const kill: EpisodeRecipe = { target: 'balancer', fault: 'kill' };

/** The journal of a load that could have gone on for long, and was ended when nobody needed it any longer. */
const endedEarly: Edit = (events) =>
  changed('load-ended', {
    code: 105,
    neededMs: times.end,
  })(changed('load-started', { durationMs: times.end + 15_000 })(events));

/** Requests sent after that, 100/s of each operation, of which the last were cut off. */
const goesOn = (samples: readonly Sample[]): readonly Sample[] => [
  ...samples,
  ...operationNames.flatMap((operation) => {
    const last = samples.findLast((sample) => sample.operation === operation);
    if (!last) return [];
    return Array.from({ length: 60 }, (_, place): Sample => {
      const later = { ...last, ...well, iteration: last.iteration + 1 + place, beganMs: times.end + 10 * place };
      return place < 58 ? later : { ...later, status: 0, error: 1000, valid: false, server: '', waitMs: 0 };
    });
  }),
];

const well = { status: 201, error: 0, valid: true, server: 'server1', waitMs: 4 };

/** What a verdict says of operations, with nothing of how the load ended or of writes that were sent later. */
const saidBy = ({ cells, episodes }: Verdict): unknown => [
  cells,
  episodes.map(({ generator: { exitCode: _code, cpuShare: _cpu, ...health }, writes, ...episode }) => {
    const { attempted: _attempted, acknowledged: _acknowledged, ...books } = writes;
    return { ...episode, health, books };
  }),
];

const edited = ({ editSamples = (same) => same }: EpisodeRecipe, samples: readonly Sample[]): readonly Sample[] =>
  editSamples(samples);

/** What is begun around the end is begun a little more than a slot late. */
const lagging = (sample: Sample): Sample =>
  sample.beganMs >= times.end - 60 && sample.beganMs < times.end + 130
    ? { ...sample, beganMs: sample.beganMs + 11 }
    : sample;

const laggingAtItsEnd = (own: readonly Sample[]): readonly Sample[] => goesOn(own).map(lagging);

/** The last read is begun as late as it may be. */
const lastLate = (samples: readonly Sample[]): readonly Sample[] => {
  const last = samples.findLastIndex(({ operation }) => operation === 'read');
  return samples.map((sample, place) => (place === last ? { ...sample, beganMs: sample.beganMs + 45 } : sample));
};

const bothEnds = (recipe: EpisodeRecipe): readonly Verdict[] => [
  judge(recordOf({ episodes: [recipe] })),
  judge(recordOf({ episodes: [{ ...recipe, edit: endedEarly, editSamples: (own) => goesOn(edited(recipe, own)) }] })),
];

/** Phantoms where the databases hold a write of that number, and samples tell of it what is left of them. */
function phantomsWith(iteration: number, left: (write: Sample) => readonly Sample[]): number | undefined {
  const id = writeId(2, iteration);
  const alsoHeld: Edit = (events) =>
    events.map((event) => (event.type === 'ledger-read' ? { ...event, present: `${event.present},${id}` } : event));
  const edit: Edit = (events) => alsoHeld(endedEarly(events));
  const isIt = (sample: Sample): boolean => sample.operation === 'write' && sample.iteration === iteration;
  const editSamples = (own: readonly Sample[]): readonly Sample[] =>
    goesOn(own).flatMap((sample) => (isIt(sample) ? left(sample) : [sample]));
  return judge(recordOf({ episodes: [{ ...kill, edit, editSamples }] })).episodes[1]?.writes.phantom;
}

const untold = (): readonly Sample[] => [];

/** Begun when nobody needed it any longer, and given up before its answer came. */
const givenUp = (write: Sample): readonly Sample[] => [
  { ...write, beganMs: times.end + 5, status: 0, error: 1050, valid: false, server: '' },
];

describe('a load that was ended when nobody needed it any longer', () => {
  it.each<[string, EpisodeRecipe]>([
    ['all was well', kill],
    ['everything was down', { ...kill, shape: downUntilHealed }],
    ['slots were dropped before', { ...kill, shape: (slot) => (slot.slot % 60 === 7 ? 'drop' : {}) }],
    ['the last planned request began late', { ...kill, editSamples: lastLate }],
    ['some were refused at the very end', { ...kill, shape: refusedBetween(times.end - times.injected - 40, 99_000) }],
  ])('is judged as one that ended there by itself, when %s', (_, recipe) => {
    const [byItself, early] = bothEnds(recipe);
    expect(saidBy(early!)).toEqual(saidBy(byItself!));
    expect(early!.cells.some(({ reasons }) => reasons.some(({ reason }) => reason === 'load-invalid'))).toBe(false);
  });

  it('tells requests that are begun a little late at its end from dropped ones, by what was begun after it', () => {
    const { episodes } = judge(recordOf({ episodes: [{ ...kill, edit: endedEarly, editSamples: laggingAtItsEnd }] }));
    expect(episodes.map(({ generator }) => generator.dropped)).toEqual([0, 0]);
  });

  it('has no phantom in what it may have sent without a word at its very end, and one in what it had not', () => {
    const planned = (times.end * 100) / 1000;
    expect([phantomsWith(planned + 58, untold), phantomsWith(100, untold)]).toEqual([0, 1]);
    expect(phantomsWith(planned - 3, givenUp)).toBe(0);
  });
});
