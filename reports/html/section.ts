import type { GateVerdict } from '../../model/baseline.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Html } from './escape.ts';

/** A part of the page: a slice of the verdict in, escaped markup out. */
export interface Section {
  /** Anchor, and entry of the page's navigation. */
  readonly id: string;
  /** Heading. */
  readonly title: string;
  /** The heading in a word, for the navigation; absent where it is short. */
  readonly word?: string;
  /**
   * The markup below the heading; null when this verdict has nothing to say here.
   * @param gate what a baseline says, where one decides in place of the plan's expectations
   */
  body(verdict: Verdict, gate?: GateVerdict): Html | null;
}
