import { newcomerDomain } from '../model/load.ts';
import type { ArmName } from '../model/sample.ts';

/** Where a request goes. */
export interface Destination {
  /** URL without the path. */
  readonly url: string;
  /** Headers that make it come in the way of its arm. */
  readonly headers: Readonly<Record<string, string>>;
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
export const destinationAmong = (urls: readonly string[], arm: ArmName, iteration: number): Destination => {
  const place = iteration % urls.length;
  return destinationOf(urls[place] ?? '', arm, iteration, place);
};

/**
 * Returning users keep their connection. Every other request comes over a new one, for which asking the server to close it
 * (`Connection: close`) is not enough: Go lets a dial outlive the request that gave up on it, and hands the connection to
 * the next one. Connections are kept by name, so each request of the main arm goes by a name of its own; the server sees
 * the name it knows.
 */
export function destinationOf(url: string, arm: ArmName, iteration: number, place = 0): Destination {
  if (arm === 'returning') return { url, headers: {} };
  const { scheme, host, port } = partsOf(url);
  const closing = { Connection: 'close' };
  if (!isAddress(host)) return { url, headers: closing };
  return {
    url: `${scheme}://${iteration}.${newcomerDomain(place)}${port}`,
    headers: { ...closing, Host: host + port },
  };
}

const isAddress = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host);

/** The parts of `scheme://host:port`; k6's scripts have no `URL`. The port keeps its colon, and is empty when none is given. */
function partsOf(url: string): { readonly scheme: string; readonly host: string; readonly port: string } {
  const [, scheme = '', host = '', port = ''] = /^(https?):\/\/([^:/]+)(:\d+)?$/.exec(url) ?? [];
  return { scheme, host, port };
}
