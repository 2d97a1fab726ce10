/** What a lane waits for: to measure together with the others, or alone. */
export type Stage = 'together' | 'alone';

/** Where the lanes of a run wait for one another. */
export interface Meeting {
  /** A lane is ready for a stage; told when it begins. */
  ready(lane: number, stage: Stage, begin: () => void): void;
  /** A lane has ended, or will never come. */
  leave(lane: number): void;
}

/** Where a lane is. */
type Standing = 'raising' | 'up' | 'measuring' | 'waiting' | 'alone';

/** Where a lane is that waits. */
const waitingFor: Readonly<Record<Stage, Standing>> = { together: 'up', alone: 'waiting' };

/**
 * Lanes begin together when the stack of the last one is up: one that boots takes the processors from those that measure. Who has to
 * measure again waits until all others have ended, or wait as well: then one after the other goes on, alone, to its end.
 */
export function openMeeting(lanes: readonly number[]): Meeting {
  const standings = new Map<number, Standing>(lanes.map((lane) => [lane, 'raising']));
  const begins = new Map<number, () => void>();
  const all = (standing: Standing): readonly number[] => lanes.filter((lane) => standings.get(lane) === standing);
  const begin = (lane: number, standing: Standing): void => {
    standings.set(lane, standing);
    begins.get(lane)?.();
  };
  const look = (): void => {
    if (all('raising').length === 0) for (const lane of all('up')) begin(lane, 'measuring');
    const [next, ...others] = all('waiting');
    if (next !== undefined && others.length + 1 === standings.size) begin(next, 'alone');
  };
  return {
    ready: (lane, stage, told) => {
      begins.set(lane, told);
      standings.set(lane, waitingFor[stage]);
      look();
    },
    leave: (lane) => {
      standings.delete(lane);
      look();
    },
  };
}
