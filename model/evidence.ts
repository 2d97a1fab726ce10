/** One observed fact, independent of the load. */
export interface Fact {
  /** What was looked at, for example `server1.nginx process` or `nftables counter`. */
  readonly what: string;
  /** What was seen, in words. */
  readonly seen: string;
  /** Whether that is what the fault (or its healing) had to bring about. */
  readonly asWanted: boolean;
  /** True for what another component says of the target: kept as information, never decides. Absent otherwise. */
  readonly witness?: true;
  /** True for how well a helper of ours kept time: on a busy machine it is late, whatever the target does. Absent otherwise. */
  readonly timing?: true;
}

/** Everything looked at in one moment. It holds when there is a fact and every fact is as wanted, witnesses aside. */
export interface Evidence {
  /** The facts, in the order looked at. */
  readonly facts: readonly Fact[];
}

/** The facts that decide: all but what witnesses say. */
export const decisive = (evidence: Evidence): readonly Fact[] => evidence.facts.filter((fact) => !fact.witness);

/** Whether nothing but the timing of our own helpers keeps evidence from supporting what it was gathered for. */
export const isOffTime = (evidence: Evidence): boolean => {
  const missing = decisive(evidence).filter((fact) => !fact.asWanted);
  return missing.length > 0 && missing.every((fact) => fact.timing);
};

/** Whether evidence supports what it was gathered for; nothing observed is no support. */
export const supports = (evidence: Evidence): boolean =>
  decisive(evidence).length > 0 && decisive(evidence).every((fact) => fact.asWanted);
