import { marginMs, newcomerDomain } from '../model/load.ts';
import type { ArmName } from '../model/sample.ts';

/** Where a request goes. */
export interface Destination {
  /** URL without the path. */
  readonly url: string;
  /** Headers that make it come in the way of its arm. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Who asks. */
export interface Visitor {
  /** How users of its arm come. */
  readonly arm: ArmName;
  /** Number of the request in its scenario. */
  readonly iteration: number;
  /** How many requests this virtual user has sent before. */
  readonly visits: number;
  /** How long a request may take. */
  readonly timeoutMs: number;
}

/**
 * k6's own `/etc/hosts`: whatever stands before a domain means the address of its entry. None for an entry that is given
 * by name, which k6's table cannot translate.
 */
export const hostsOf = (...urls: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    urls.flatMap((url, place) => {
      const { host } = partsOf(url);
      return isAddress(host) ? [[`*.${newcomerDomain(place)}`, host]] : [];
    }),
  );

/**
 * Where a request goes when there are several places: to each in turn, as by a name whose addresses a resolver gives out in
 * turn. A user asks one of them only: going on to the next one after a failure is what some programs do and others do not.
 */
export const destinationAmong = (urls: readonly string[], visitor: Visitor): Destination => {
  const place = visitor.iteration % urls.length;
  return destinationOf(urls[place] ?? '', visitor, place);
};

/**
 * Returning users keep their connection. Every other request comes over a new one, for which asking the server to close it
 * (`Connection: close`) is not enough: Go lets a dial outlive the request that gave up on it, and hands the connection to
 * the next one. Connections are kept by user and by name, so a user goes by a new name each time; the server sees the name
 * it knows.
 */
export function destinationOf(url: string, { arm, visits, timeoutMs }: Visitor, place = 0): Destination {
  if (arm === 'returning') return { url, headers: {} };
  const { scheme, host, port } = partsOf(url);
  const closing = { Connection: 'close' };
  if (!isAddress(host)) return { url, headers: closing };
  return {
    url: `${scheme}://${visits % namesOfAUser(timeoutMs)}.${newcomerDomain(place)}${port}`,
    headers: { ...closing, Host: host + port },
  };
}

/** How long Go tries to connect in k6. */
const dialTimeoutMs = 30_000;

/**
 * After how many visits a user goes by its first name again: Go remembers each name for good (1.3 kB), and users take turns,
 * each once in a time-out and a margin. A dial that began two of its time-outs ago is over.
 */
const namesOfAUser = (timeoutMs: number): number => Math.ceil((2 * dialTimeoutMs) / (timeoutMs + marginMs));

const isAddress = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host);

/** The parts of `scheme://host:port`; k6's scripts have no `URL`. The port keeps its colon, and is empty when none is given. */
function partsOf(url: string): { readonly scheme: string; readonly host: string; readonly port: string } {
  const [, scheme = '', host = '', port = ''] = /^(https?):\/\/([^:/]+)(:\d+)?$/.exec(url) ?? [];
  return { scheme, host, port };
}
