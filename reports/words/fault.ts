import type { FaultId } from '../../model/plan.ts';

/** How one says what happens to a target: "If balancer …". */
export const faultHappens: Readonly<Record<FaultId, string>> = {
  sham: 'is left alone',
  stop: 'stops',
  kill: 'is killed',
  pause: 'freezes',
  isolate: 'is cut off the network',
  slow: 'is slow',
  lossy: 'loses packets',
  exhaust: 'has no connection left to give',
  'fill-disk': 'has no disk space left',
};

/** The title of an experiment begins with it: "Stop balancer". */
export const faultVerb: Readonly<Record<FaultId, string>> = {
  sham: 'Do nothing to',
  stop: 'Stop',
  kill: 'Kill',
  pause: 'Freeze',
  isolate: 'Cut off',
  slow: 'Slow down',
  lossy: 'Lose packets of',
  exhaust: 'Exhaust',
  'fill-disk': 'Fill the disk of',
};

/** What the fault is, for the reader who asks what was done. */
export const faultMeans: Readonly<Record<FaultId, string>> = {
  sham: 'Nothing was done. This is the control: whatever fails here is not the fault of a fault.',
  stop: 'Asked to end, as for maintenance: it closes what it holds and goes.',
  kill: 'Ended at once, as by a crash: it can say goodbye to nobody.',
  pause: 'Frozen: its connections stay open and nothing is answered, as on an overloaded machine.',
  isolate: 'Cut off the network: whatever is sent to it or by it disappears without an answer.',
  slow: 'Stopped for two thirds of the time, in turns of a tenth of a second: it answers, but late.',
  lossy: 'A share of its packets, to it and from it, disappears by chance, as on a bad cable.',
  exhaust: 'All connections it accepts are held by somebody else, as by clients that never let go.',
  'fill-disk': 'Nothing is left on its own disk: what it must write, it cannot.',
};
