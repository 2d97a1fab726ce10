import type { Truth } from '../../model/truth.ts';

/** What a condition came out as. */
export interface Seen {
  /** Whether it is met. */
  readonly truth: Truth;
  /** Whether its very contrary was seen, and not only less than it asks for; absent means no. */
  readonly contrary?: true;
  /** One sentence with numbers. */
  readonly because: string;
}

/** A condition that nothing could be seen of. */
export const unseen = (because: string): Seen => ({ truth: 'unknown', because });

/** A condition that is met. */
export const met = (because: string): Seen => ({ truth: 'held', because });

/** A condition of which the contrary was seen. */
export const contradicted = (because: string): Seen => ({ truth: 'broken', contrary: true, because });
