import type { TargetHandle } from './handle.ts';
import type { Visit } from './observation.ts';
import type { OperationName } from './stack.ts';

/** A request to send. */
export interface VisitOrder {
  /** What the visitor does. */
  readonly operation: OperationName;
  /** Which visitor, from 0; each has an address of its own on the network of the stack. */
  readonly visitor: number;
}

/** Visitors that have an address of their own. */
export const visitorCount = 64;

/** A raised stack as a probe sees it; each probe declares which few of these it needs. */
export interface StackHandle {
  /** The handle of a host or component. */
  target(name: string): TargetHandle;
  /** Sends one request over a connection of its own; never rejects: what fails is the answer. Its time is left to who asks. */
  visit(order: VisitOrder): Promise<Omit<Visit, 'atMs'>>;
  /** What keeps the stack from its steady state, in words; empty when it is steady. */
  steadyState(): Promise<readonly string[]>;
}
