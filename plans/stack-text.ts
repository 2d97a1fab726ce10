import type { z } from 'zod';
import type { KindDescription } from '../model/kind.ts';
import type { StackSpec } from '../model/stack.ts';
import type { stackSchema } from './stack-schema.ts';

/** A stack as people write it, text turned into numbers; defaults are not filled in yet. */
export type StackRead = z.output<typeof stackSchema>;

/** What must be known to read a stack file, besides the file. */
export interface StackSurroundings {
  /** Every kind of component. */
  readonly kinds: readonly KindDescription[];
  /** Names that `${tool.NAME}` may have. */
  readonly tools: readonly string[];
  /** The failover budget by the stack's own settings; undefined when there is nothing to compute it from. */
  readonly budgetOf: (stack: StackSpec) => Pick<StackSpec, 'failoverBudgetMs' | 'failoverBecause'> | undefined;
  /** The text of a file beside the stack file, or why there is none; the path is relative and leads to no parent. */
  readonly readFile: (path: string) => { readonly text: string } | { readonly problem: string };
}
