/** What a tap on the cable of one host saw while a secret was told. */
export interface CableSeen {
  /** Host at the end of the cable. */
  readonly host: string;
  /** Frames that passed. */
  readonly frames: number;
  /** Frames with the secret, readable. */
  readonly secrets: number;
  /** Frames with a word that was sent readable on purpose, to see that the tap sees. */
  readonly controls: number;
  /** Frames with the first message of a TLS handshake. */
  readonly handshakes: number;
}

/** A request with a secret, overheard. */
export interface Overheard {
  /** Whether it was answered, and rightly. */
  readonly answered: boolean;
  /** Every cable, in drawing order. */
  readonly cables: readonly CableSeen[];
}

/**
 * Ways of somebody in the path to change an answer. `rewrite`: he writes other text into it; `flip`: he cannot read it, and
 * changes a bit; `impersonate`: he ends TLS himself, with a certificate that another authority signed, and writes.
 */
export type AlterationManner = 'rewrite' | 'flip' | 'impersonate';

/** One try of somebody in the path to change an answer. */
export interface AlterationTry {
  /** How. */
  readonly manner: AlterationManner;
  /** Connections of the client that came to him instead of the entry. */
  readonly intercepted: number;
  /** Pieces of answers that he changed and sent on. */
  readonly altered: number;
  /** What the client made of it: it took the changed answer, refused it for being changed, got the true one, or none. */
  readonly outcome: 'accepted' | 'refused' | 'unaltered' | 'unanswered';
  /** What the client said, in words. */
  readonly said: string;
}
