/**
 * Transactions from one position of MariaDB to another; positions are lists of `domain-server-sequence`.
 * @returns null when the first lacks a domain of the second
 */
export function transactionsBetween(from: string, to: string): number | null {
  const reached = sequences(from);
  let sum: number | null = 0;
  for (const [domain, sequence] of sequences(to)) {
    const own = reached.get(domain);
    sum = own === undefined || sum === null ? null : sum + Math.max(0, sequence - own);
  }
  return sum;
}

const sequences = (position: string): ReadonlyMap<string, number> =>
  new Map([...position.matchAll(/(\d+)-\d+-(\d+)/g)].map(([, domain = '', sequence]) => [domain, Number(sequence)]));
