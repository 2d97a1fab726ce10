/** Where the lanes of a run wait for one another. */
export interface Meeting {
  /** A lane is there, or will never come; what it waits for is done once all are. */
  arrive(lane: number, begin?: () => void): void;
}

/**
 * All lanes begin to measure when the stack of the last one is up: a stack that boots takes the processors from those that
 * measure, and its begin would be the disturbance of theirs.
 */
export function openMeeting(lanes: readonly number[]): Meeting {
  const missing = new Set(lanes);
  const waiting: (() => void)[] = [];
  return {
    arrive: (lane, begin) => {
      missing.delete(lane);
      if (begin) waiting.push(begin);
      if (missing.size === 0) for (const one of waiting.splice(0)) one();
    },
  };
}
