import type { Observation } from './observation.ts';
import type { ProbeId } from './probe.ts';
import type { Intention, Stamp } from './stamp.ts';

/** Fields of every event of a probe. */
interface ProbeStamp<Type extends string> extends Stamp<Type> {
  /** Its place in the plan, from 1. */
  readonly place: number;
}

/** A question is about to be asked of the stack. */
export interface ProbeStarted extends ProbeStamp<'probe-started'> {
  /** Which. */
  readonly probe: ProbeId;
}

/** A probe is about to inject a fault; written and flushed before the act: the undo as data. */
export interface ProbeIntended extends ProbeStamp<'probe-intended'>, Intention {}

/** A probe saw something. */
export interface ProbeSaw extends ProbeStamp<'probe-saw'> {
  /** What. */
  readonly observation: Observation;
}

/** A probe could not gather what it wanted to. */
export interface ProbeFailed extends ProbeStamp<'probe-failed'> {
  /** `steady`: the stack was not; `gather`: the probe itself, healing what it broke among it. */
  readonly act: 'steady' | 'gather';
  /** The error in one line. */
  readonly because: string;
}

/** A probe is over, and the stack is as it was. */
export interface ProbeEnded extends ProbeStamp<'probe-ended'> {}
