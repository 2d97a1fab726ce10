import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority } from '../../../stack/tls/authority.ts';

const now = new Date();
const authority = makeAuthority(now);
const { identity } = authority.issue(['site', '127.0.0.1', '*.newcomer.invalid']);
const signer = new X509Certificate(authority.certificate);
const leaf = new X509Certificate(identity);

describe('an authority of the lab', () => {
  it('signs itself as an authority, and servers as none', () => {
    expect([signer.ca, leaf.ca]).toEqual([true, false]);
    expect([signer.verify(signer.publicKey), leaf.verify(signer.publicKey)]).toEqual([true, true]);
    expect([leaf.checkIssued(signer), leaf.verify(leaf.publicKey)]).toEqual([true, false]);
  });

  it('names the places of a server, and no other', () => {
    const names = ['site', '17.newcomer.invalid', 'other', 'newcomer.invalid'];
    expect(names.map((name) => leaf.checkHost(name) !== undefined)).toEqual([true, true, false, false]);
    expect(['127.0.0.1', '127.0.0.2'].map((ip) => leaf.checkIP(ip) !== undefined)).toEqual([true, false]);
  });

  it('is valid from the day before for a week', () => {
    expect(leaf.validFromDate.getTime()).toBeLessThan(now.getTime());
    expect(leaf.validToDate.getTime() - leaf.validFromDate.getTime()).toBe(8 * 86_400_000);
  });

  it('makes another key and number each time', () => {
    const other = new X509Certificate(authority.issue(['site']).identity);
    expect(other.fingerprint256).not.toBe(leaf.fingerprint256);
    expect(other.serialNumber).not.toBe(leaf.serialNumber);
  });
});

describe('a client', () => {
  const server = createServer({ cert: identity, key: identity }, (socket) => socket.end());
  let port = 0;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => void server.close());

  const trust = (options: ConnectionOptions): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, ...options }, () => {
        socket.destroy();
        resolve('trusted');
      });
      socket.once('error', ({ message }) => resolve(message));
    });

  it('trusts a server by its authority, under its address or one of its names', async () => {
    expect(await trust({ ca: authority.certificate })).toBe('trusted');
    expect(await trust({ ca: authority.certificate, servername: '1.newcomer.invalid' })).toBe('trusted');
  });

  it('refuses it by another authority, by none, and under another name', async () => {
    const stranger = makeAuthority(now).certificate;
    expect(await trust({ ca: stranger })).toContain('certificate');
    expect(await trust({})).toContain('certificate');
    expect(await trust({ ca: authority.certificate, servername: 'elsewhere' })).toContain('altnames');
  });
});
