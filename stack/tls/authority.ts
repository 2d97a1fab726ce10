import { generateKeyPairSync } from 'node:crypto';
import { certificateOf } from './certificate.ts';
import { pem } from './der.ts';

/** What a server that speaks TLS is given. */
export interface Credentials {
  /** Its certificate and its key, in one text as HAProxy reads them. Secret. */
  readonly identity: string;
  /** Certificate of the authority that signed it. */
  readonly authority: string;
}

/** A certificate authority of one lab. Its key is in the memory of this process alone, and gone with it. */
export interface Authority {
  /** Its certificate, which clients are given to trust. */
  readonly certificate: string;
  /** Makes a key, and a certificate for it under these names and IPv4 addresses. */
  issue(places: readonly [string, ...string[]]): Credentials;
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** Makes an authority; each is another one, so that what one lab signed is worth nothing in the next. */
export function makeAuthority(now: Date): Authority {
  const own = newKeys();
  const [issuer, issuerPublicKey] = ['the authority of a lab', own.publicKey];
  const contents = { subject: issuer, issuer, publicKey: own.publicKey, issuerPublicKey, places: [], now };
  const certificate = pem('CERTIFICATE', certificateOf(contents, own.privateKey));
  return {
    certificate,
    issue: (places) => {
      const { publicKey, privateKey } = newKeys();
      const said = { subject: places[0], issuer, publicKey, issuerPublicKey, places, now };
      const signed = pem('CERTIFICATE', certificateOf(said, own.privateKey));
      const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
      return { identity: signed + key, authority: certificate };
    },
  };
}
