import type { FaultId } from '../../model/plan.ts';

/** How one says what happens to a target: "If balancer …". */
export const faultHappens: Readonly<Record<FaultId, string>> = {
  sham: 'is left alone',
  stop: 'stops',
  kill: 'is killed',
  pause: 'freezes',
  isolate: 'is cut off the network',
};

/** The title of an experiment begins with it: "Stop balancer". */
export const faultVerb: Readonly<Record<FaultId, string>> = {
  sham: 'Do nothing to',
  stop: 'Stop',
  kill: 'Kill',
  pause: 'Freeze',
  isolate: 'Cut off',
};

/** What the fault is, for the reader who asks what was done. */
export const faultMeans: Readonly<Record<FaultId, string>> = {
  sham: 'Nothing was done. This is the control: whatever fails here is not the fault of a fault.',
  stop: 'Asked to end, as for maintenance: it closes what it holds and goes.',
  kill: 'Ended at once, as by a crash: it can say goodbye to nobody.',
  pause: 'Frozen: its connections stay open and nothing is answered, as on an overloaded machine.',
  isolate: 'Cut off the network: whatever is sent to it or by it disappears without an answer.',
};
