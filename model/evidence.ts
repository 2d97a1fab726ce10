/** One observed fact, independent of the load. */
export interface Fact {
  /** What was looked at, for example `server1.nginx process` or `nftables counter`. */
  readonly what: string;
  /** What was seen, in words. */
  readonly seen: string;
  /** Whether that is what the fault (or its healing) had to bring about. */
  readonly asWanted: boolean;
}

/** Everything looked at in one moment. It holds when there is a fact and every fact is as wanted. */
export interface Evidence {
  /** The facts, in the order looked at. */
  readonly facts: readonly Fact[];
}

/** Whether evidence supports what it was gathered for; nothing observed is no support. */
export const supports = (evidence: Evidence): boolean =>
  evidence.facts.length > 0 && evidence.facts.every((fact) => fact.asWanted);
