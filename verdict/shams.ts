import type { Cell } from '../model/cell.ts';
import type { ArmName } from '../model/sample.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { failsBar } from './availability.ts';
import type { ShamState } from './case.ts';
import { isGraver } from './pool.ts';

/** What the control arm says to each kind of users. */
export type Shams = Readonly<Record<ArmName, ShamState>>;

/** Cells of the control arm. */
export interface ShamCells {
  /** Of main users. */
  readonly cells: readonly Cell[];
  /** Of returning users, whether or not they stand. */
  readonly returning: readonly Cell[];
}

/** Number of a lane; undefined of a run without lanes, or of one lane by itself. */
export type LaneNumber = number | undefined;

/**
 * The lanes of a run. Each has every sham, as a control arm of its own: what is felt in one lab without a fault says nothing of
 * another. Those that the plan wants are among them whether or not anything took place in them.
 */
export function lanesIn({ events, plan }: Pick<EvidenceRecord, 'events' | 'plan'>): readonly LaneNumber[] {
  const seen = new Set(events.flatMap((event) => (event.type === 'episode-started' ? [event.lane] : [])));
  if ([...seen].every((lane) => lane === undefined)) return [undefined];
  const faults = plan.experiments.filter(({ fault }) => fault !== 'sham').length;
  const wanted = Array.from({ length: Math.min(plan.lanes ?? 1, faults) }, (_, index) => index + 1);
  return [...new Set([...wanted, ...seen])];
}

/** Whether a sham was felt for certain, in any phase: no lack of requests explains it. */
const isFelt = ({ availability: { control, hold, after }, effect, bar }: Cell): boolean =>
  [control, hold, after].some((phase) => phase && failsBar(phase, bar)) || isGraver(effect, 'blip');

/**
 * What the shams of a lane say of its faults. Returning users are too few to show that a sham is clean; it is enough that nothing
 * speaks against it.
 */
export function shamsOf(control: readonly ShamCells[], lane?: LaneNumber): Shams {
  const where = lane === undefined ? '' : ` in lane ${lane}`;
  const main = shamState(control, where);
  const dirty = control.flatMap(({ returning }) => returning).find((cell) => isFelt(cell));
  if (!main.clean || !dirty) return { main, returning: main };
  const sentence = `the sham of ${dirty.target}${where} is not clean for ${dirty.operation} by returning users`;
  return { main, returning: { clean: false, sentence } };
}

function shamState(control: readonly ShamCells[], where: string): ShamState {
  const cells = control.flatMap((part) => part.cells);
  if (cells.length === 0)
    return { clean: false, sentence: 'the plan has no sham: nothing shows what is felt without a fault' };
  const dirty = cells.find(({ finding }) => finding !== 'refuted');
  if (!dirty) return { clean: true, sentence: 'nothing was felt in the sham' };
  const because = dirty.reasons[0]?.detail ?? 'nothing was found';
  return {
    clean: false,
    sentence: `the sham of ${dirty.target}${where} is not clean for ${dirty.operation}: ${because}`,
  };
}
