import type { AlertNotice } from './alert.ts';
import type { DatabaseHandle, PromotionHandle } from './database-handle.ts';
import type { TargetHandle } from './handle.ts';
import type { Knock } from './knock.ts';
import type { Visit } from './observation.ts';
import type { OperationName } from './stack.ts';
import type { AlterationManner, AlterationTry, Overheard } from './wire.ts';

/** A request to send. */
export interface VisitOrder {
  /** What the visitor does. */
  readonly operation: OperationName;
  /** Which visitor, from 0; each has an address of its own on the network of the stack. */
  readonly visitor: number;
  /** Which of the stack's entries it goes to, from 0; absent: to each in turn. */
  readonly place?: number;
}

/** Visitors that have an address of their own. */
export const visitorCount = 36;

/** A raised stack as a probe sees it; each probe declares which few of these it needs. */
export interface StackHandle {
  /** The handle of a host or component. */
  target(name: string): TargetHandle;
  /** Sends one request over a connection of its own; never rejects: what fails is the answer. Its time is left to who asks. */
  visit(order: VisitOrder): Promise<Omit<Visit, 'atMs'>>;
  /** The handle of a database, by its name in the stack. */
  database(name: string): DatabaseHandle;
  /** An operator's hands, for when the primary is gone. */
  readonly operator: PromotionHandle;
  /** Knocks from every host at every port on which somebody listens on another. */
  reach(): Promise<readonly Knock[]>;
  /** Lets a user tell a secret in a request, with a tap on every cable. */
  overhear(): Promise<Overheard>;
  /** The manners in which somebody in the path can try to change an answer of this stack. */
  readonly alterationManners: readonly AlterationManner[];
  /** Puts somebody between the client and the entry who changes an answer, and takes him away again. */
  alter(manner: AlterationManner): Promise<AlterationTry>;
  /** Every alert that the stack's own receivers were told of since it was raised, in order; empty where it has none. */
  alerts(): Promise<readonly AlertNotice[]>;
  /** What keeps the stack from its steady state, in words; empty when it is steady. */
  steadyState(): Promise<readonly string[]>;
}
