/**
 * How k6 splits an arrival rate over generators (`--execution-segment`, k6 v2.2.0, `lib/execution_segment.go`): each of them
 * plays the whole schedule and begins the iterations of its own stripes only. No two begin the same one, and none is left.
 */

/** Shares of generators as whole numbers, all of one whole: 3, 2, 1 are a half, a third and a sixth. */
export type Shares = readonly number[];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const divisorOf = (a: number, b: number): number => (b === 0 ? a : divisorOf(b, a % b));

/** Which generator begins each iteration of a cycle: every one takes the next as soon as its share has come due, the largest first. */
export function stripesOf(shares: Shares): readonly number[] {
  const divisor = shares.reduce(divisorOf, 0);
  const whole = sum(shares) / divisor;
  const some = [...shares.keys()].filter((one) => (shares[one] as number) > 0);
  const order = some.toSorted((a, b) => (shares[b] as number) - (shares[a] as number));
  const taken = shares.map(() => 0);
  return Array.from({ length: whole }, (_, place) => {
    const isDue = (one: number): boolean =>
      (place * (shares[one] as number)) / divisor >= (taken[one] as number) * whole;
    const next = order.find(isDue) as number;
    (taken[next] as number)++;
    return next;
  });
}

/** How many of so many things each generator gets: those of its stripes. */
export function scaled(shares: Shares, value: number): Shares {
  const stripes = stripesOf(shares);
  const [cycles, rest] = [Math.floor(value / stripes.length), value % stripes.length];
  const ofWhole = (one: number): number => stripes.filter((owner) => owner === one).length;
  return shares.map((_, one) => cycles * ofWhole(one) + stripes.slice(0, rest).filter((owner) => owner === one).length);
}

/**
 * Which generator begins an iteration of a scenario with so many virtual users. k6 splits the users first, and then the
 * iterations by what each got of them: a generator without a user begins nothing, and the others begin its iterations too.
 */
export function ownerOf(shares: Shares, users: number): (iteration: number) => number {
  const stripes = stripesOf(scaled(shares, users));
  return (iteration) => stripes[iteration % stripes.length] as number;
}
