import { createHash, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bits, der, identifier, sequence, utcTime } from './der.ts';

/** What a certificate says (RFC 5280). */
interface CertificateContents {
  /** Common name of whom it is for. */
  readonly subject: string;
  /** Common name of who signs it. */
  readonly issuer: string;
  /** Key of whom it is for. */
  readonly publicKey: KeyObject;
  /** Public key of who signs it. */
  readonly issuerPublicKey: KeyObject;
  /** Names and IPv4 addresses under which it is reached; none for an authority. */
  readonly places: readonly string[];
  /** When it is made. */
  readonly now: Date;
}

const dayMs = 86_400_000;

/** ecdsa-with-SHA256. */
const algorithm = sequence(identifier('2a8648ce3d040302'));

/** The certificate in DER, signed. One without places is that of an authority, which may sign others. */
export function certificateOf(contents: CertificateContents, issuerKey: KeyObject): Buffer {
  const body = bodyOf(contents);
  return sequence(body, algorithm, bits(0, sign('sha256', body, issuerKey)));
}

function bodyOf({ subject, issuer, publicKey, now, ...rest }: CertificateContents): Buffer {
  // Clocks of the lab may be set back by a fault; a lab lives for hours at most.
  const validity = sequence(utcTime(new Date(now.getTime() - dayMs)), utcTime(new Date(now.getTime() + 7 * dayMs)));
  // A serial number is positive, so its first bit is 0; and it has no byte too many, so the next one is 1.
  const serial = randomBytes(16);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    nameOf(issuer),
    validity,
    nameOf(subject),
    encoded(publicKey),
    der(0xa3, sequence(...extensionsOf({ publicKey, ...rest }))),
  );
}

const encoded = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const nameOf = (common: string): Buffer =>
  sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(common)))));

const truth = der(0x01, Buffer.from([0xff]));

const extension = (id: string, value: Buffer, ...critical: readonly Buffer[]): Buffer =>
  sequence(identifier(id), ...critical, der(0x04, value));

/** Basic constraints, key usage, what it is for, whose it is, and where. */
function extensionsOf(
  contents: Pick<CertificateContents, 'publicKey' | 'issuerPublicKey' | 'places'>,
): readonly Buffer[] {
  const { publicKey, issuerPublicKey, places } = contents;
  const isAuthority = places.length === 0;
  const always = [
    extension('551d13', isAuthority ? sequence(truth) : sequence(), truth),
    // Bit 5 lets it sign certificates, bit 0 lets it sign what is said with its key.
    extension('551d0f', isAuthority ? bits(2, Buffer.from([0x04])) : bits(7, Buffer.from([0x80])), truth),
    extension('551d0e', der(0x04, keyIdOf(publicKey))),
  ];
  const ofServer = [
    extension('551d25', sequence(identifier('2b06010505070301'))),
    extension('551d23', sequence(der(0x80, keyIdOf(issuerPublicKey)))),
    extension('551d11', sequence(...places.map(placeOf))),
  ];
  return isAuthority ? always : [...always, ...ofServer];
}

const keyIdOf = (key: KeyObject): Buffer => createHash('sha1').update(encoded(key)).digest();

/** An IPv4 address has a form of its own: a name that looks like one is never compared with it. */
const placeOf = (place: string): Buffer =>
  /^\d+\.\d+\.\d+\.\d+$/.test(place)
    ? der(0x87, Buffer.from(place.split('.').map(Number)))
    : der(0x82, Buffer.from(place, 'latin1'));
