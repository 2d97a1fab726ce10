import { describe, expect, it } from 'vitest';
import { archivesIn, unpackable } from '../../../scripts/set-up/archives.ts';

const printed = `Reading package lists...
The following NEW packages will be installed:
  haproxy liblua5.3-0
Need to get 2166 kB of archives.
'http://mirror.example/pool/l/liblua5.3-0_5.3.6-2_amd64.deb' liblua5.3-0_5.3.6-2_amd64.deb 122984 MD5Sum:60b9f1cb35adfb88813ab1856a47fd23
'http://mirror.example/pool/h/haproxy_2.6.12-1%2bdeb12u4_amd64.deb' haproxy_2.6.12-1+deb12u4_amd64.deb 2042596 
`;

describe('archivesIn', () => {
  it('reads file, package and size, with or without a digest, among lines for people', () => {
    expect(archivesIn(printed)).toEqual([
      { file: 'liblua5.3-0_5.3.6-2_amd64.deb', package: 'liblua5.3-0', bytes: 122_984 },
      { file: 'haproxy_2.6.12-1+deb12u4_amd64.deb', package: 'haproxy', bytes: 2_042_596 },
    ]);
  });

  it('finds nothing where nothing is to be fetched', () => {
    expect(archivesIn('0 upgraded, 0 newly installed, 0 to remove.\n')).toEqual([]);
  });
});

describe('unpackable', () => {
  it('never unpacks a second C library beside the loader of the first', () => {
    const archives = ['libc6', 'libc-bin', 'haproxy'].map((name) => ({
      file: `${name}_1_amd64.deb`,
      package: name,
      bytes: 1,
    }));
    expect(unpackable(archives).map((archive) => archive.package)).toEqual(['haproxy']);
  });
});
