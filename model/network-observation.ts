import type { AlertKey } from './alert.ts';
import type { Knock } from './knock.ts';
import type { AlterationTry, Overheard } from './wire.ts';

/** Who reached which port from where. */
export interface KnocksSeen {
  /** Which observation. */
  readonly kind: 'knocks';
  /** One for each host and each port of another one on which somebody listens. */
  readonly knocks: readonly Knock[];
}

/** A secret told in a request, and what a tap on every cable heard of it. */
export interface OverheardSeen extends Overheard {
  /** Which observation. */
  readonly kind: 'overheard';
}

/** Somebody in the path tried to change an answer. */
export interface AlterationSeen extends AlterationTry {
  /** Which observation. */
  readonly kind: 'alteration';
}

/** What the receivers of alerts were told, and how far it was looked. */
export interface AlertsSeen {
  /** Which observation. */
  readonly kind: 'alerts';
  /** Whether there is anybody who is told of alerts. */
  readonly received: boolean;
  /** Every notice since the stack was raised, in order; times from the start of the probe, negative before it. */
  readonly notices: readonly (AlertKey & { readonly atMs: number; readonly firing: boolean })[];
}
