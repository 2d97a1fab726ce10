import { describe, expect, it } from 'vitest';
import { isAtLeast, versionIn } from '../../../scripts/set-up/version.ts';

describe('versionIn', () => {
  it.each([
    ['HAProxy version 2.6.12-1+deb12u4 2026/01/10 - https://haproxy.org/', '2.6.12'],
    ['nginx version: nginx/1.22.1', '1.22.1'],
    ['/usr/sbin/mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)', '10.11.19'],
    ['nftables v1.0.6 (Lester Gooch #5)', '1.0.6'],
    ['ip utility, iproute2-6.1.0, libbpf 1.1.0', '6.1.0'],
    ['k6 v2.2.0 (go1.26.8, linux/amd64)', '2.2.0'],
    ['go version go1.25 linux/amd64', '1.25'],
  ])('reads %s', (text, version) => {
    expect(versionIn(text)).toBe(version);
  });

  it('finds none where none is', () => {
    expect(versionIn('command not found')).toBeUndefined();
  });
});

describe('isAtLeast', () => {
  it.each([
    ['2.2.0', '2.0'],
    ['10.11.19', '10.5'],
    ['1.25', '1.25.0'],
    ['1.26.8', '1.25.0'],
  ])('takes %s for %s', (version, least) => {
    expect(isAtLeast(version, least)).toBe(true);
  });

  it.each([
    ['0.49.0', '2.0'],
    ['10.4.99', '10.5'],
    ['1.9', '1.18'],
    ['1.24.13', '1.25.0'],
  ])('refuses %s for %s', (version, least) => {
    expect(isAtLeast(version, least)).toBe(false);
  });
});
