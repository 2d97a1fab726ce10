import type { Cell } from '../../model/cell.ts';
import type { RunEvent } from '../../model/event.ts';
import type { OperationName } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { EpisodeRecipe, RecordRecipe } from './record.ts';
import { recordOf } from './record.ts';
import { judge } from '../../verdict/judge.ts';

/** An edit of a journal. */
export type Edit = (events: readonly RunEvent[]) => readonly RunEvent[];

type Event<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

const isOf = <Type extends RunEvent['type']>(event: RunEvent, type: Type): event is Event<Type> => event.type === type;

/** Leaves out the events of a type, or those of them for which something is true. */
export const without =
  <Type extends RunEvent['type']>(type: Type, where: (event: Event<Type>) => boolean = () => true): Edit =>
  (events) =>
    events.filter((event) => !isOf(event, type) || !where(event));

/** Changes the events of a type, or those of them for which something is true. */
export const changed =
  <Type extends RunEvent['type']>(
    type: Type,
    fields: Partial<Event<Type>>,
    where: (event: Event<Type>) => boolean = () => true,
  ): Edit =>
  (events) =>
    events.map((event) => (isOf(event, type) && where(event) ? { ...event, ...fields } : event));

/** Adds an event at the place of its time. */
export const added =
  (make: (events: readonly RunEvent[]) => RunEvent): Edit =>
  (events) =>
    [...events, make(events)].toSorted((a, b) => a.at - b.at);

/** Cuts the journal off before an event of a type, as a dead controller does. */
export const tornBefore =
  (type: RunEvent['type']): Edit =>
  (events) => {
    const end = events.findIndex((event) => event.type === type);
    return events.slice(0, end);
  };

/** Judges a made-up run of a clean sham and one episode, `stop server1` unless said otherwise. */
export function verdictOf(recipe: Partial<EpisodeRecipe>, run: Omit<RecordRecipe, 'episodes'> = {}): Verdict {
  return judge(recordOf({ ...run, episodes: [{ target: 'server1', fault: 'stop', ...recipe }] }));
}

/** A cell of the last experiment of a verdict. */
export function lastCell(verdict: Verdict, operation: OperationName = 'read'): Cell {
  const cell = verdict.cells.findLast((one) => one.operation === operation);
  if (!cell) throw new Error(`the verdict has no cell for ${operation}`);
  return cell;
}

/** The cell that is judged of one made-up episode. */
export const cellOfEpisode = (recipe: Partial<EpisodeRecipe>, operation: OperationName = 'read'): Cell =>
  lastCell(verdictOf(recipe), operation);

/** The reasons of a cell, without their sentences. */
export const reasonsIn = (cell: Cell): readonly string[] => cell.reasons.map(({ reason }) => reason);
