/** An element of DER (X.690): tag, length and contents. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

/** Up to 127 in one byte; above that, the number of bytes and then these. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/** Elements one after the other. */
export const sequence = (...elements: readonly Uint8Array[]): Buffer => der(0x30, ...elements);

/** An object identifier, its contents in hexadecimal. */
export const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

/** A moment in seconds, as certificates up to 2049 want it: YYMMDDhhmmssZ. */
export const utcTime = (at: Date): Buffer =>
  der(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replaceAll(/[-:T]|\.\d+Z$/g, '')
        .slice(2)}Z`,
      'latin1',
    ),
  );

/** A string of bits, the last `unused` of which mean nothing. */
export const bits = (unused: number, bytes: Uint8Array): Buffer => der(0x03, Buffer.from([unused]), bytes);

/** Text between the two lines that name what it is (RFC 7468). */
export function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
