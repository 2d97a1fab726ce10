import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { MachineFinding } from '../../../scripts/set-up/machine.ts';
import { insistOn, kernelFindings, placeFindings, spaceWanted } from '../../../scripts/set-up/machine.ts';
import type { TrialStep } from '../../../scripts/set-up/namespaces.ts';
import { namespaceRemedy } from '../../../scripts/set-up/namespaces.ts';

const trial = (complaint: string, ...worked: TrialStep[]): Parameters<typeof kernelFindings>[0] => ({
  worked: new Set(worked),
  complaint,
});
const open = {
  unprivilegedClone: undefined,
  maxUserNamespaces: '96365',
  apparmorRestricts: undefined,
  inContainer: false,
};

describe('kernelFindings', () => {
  it('finds a kernel fit that did everything', () => {
    const findings = kernelFindings(trial('', 'namespaces', 'tmpfs', 'bridge', 'veth', 'nftables'), true);
    expect(findings.map((finding) => finding.ok)).toEqual([true, true, true, true, true]);
  });

  it('asks for nothing further when namespaces are refused, and repeats the kernel’s complaint', () => {
    const findings = kernelFindings(trial('unshare: unshare failed: Operation not permitted'), true);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      ok: false,
      seen: expect.stringContaining('Operation not permitted') as string,
    });
    expect(findings[0]?.remedy).not.toBe('');
  });

  it('names the module when only one thing is missing', () => {
    const findings = kernelFindings(trial('Error: Unknown device type', 'namespaces', 'tmpfs', 'bridge'), true);
    expect(findings.filter((finding) => !finding.ok)).toMatchObject([
      { what: 'virtual cables', remedy: expect.stringContaining('modprobe veth') as string },
    ]);
  });

  it('does not blame the kernel for what could not be tried yet', () => {
    expect(kernelFindings(trial('', 'namespaces', 'tmpfs'), false).every((finding) => finding.ok)).toBe(true);
  });
});

describe('namespaceRemedy', () => {
  it.each([
    [{ unprivilegedClone: '0' }, 'sudo sysctl -w kernel.unprivileged_userns_clone=1'],
    [{ maxUserNamespaces: '0' }, 'sudo sysctl -w user.max_user_namespaces=15000'],
    [{ apparmorRestricts: '1' }, 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'],
    [{ inContainer: true }, '--security-opt seccomp=unconfined'],
    [{}, 'CONFIG_USER_NS'],
  ])('answers %o with the exact switch', (switches, remedy) => {
    expect(namespaceRemedy({ ...open, ...switches })).toContain(remedy);
  });
});

describe('spaceWanted', () => {
  it('asks for the space of a build only when k6 must be built', () => {
    expect(spaceWanted({ path: '/usr/bin/k6' })).toBeLessThan(spaceWanted({ tooOld: 'k6 1.4' }));
  });
});

const seen = (cache: string, sources = tmpdir()): readonly string[] =>
  placeFindings({ cache, sources }, 1).map(({ what, ok, remedy }) => `${what} ${ok ? 'ok' : remedy}`);

describe('placeFindings', () => {
  const elsewhere = 'cache folder Name another folder with SPOFPROOF_CACHE';

  it('has nothing against a folder with room', () => {
    expect(seen(tmpdir())).toEqual(['cache folder ok']);
  });

  it.each(['/dev/null', '/dev/null/x', process.execPath])('finds that the cache is no folder: %s', (path) => {
    expect(seen(path)).toEqual([elsewhere]);
  });

  it.each(['/run', '/run/not/there'])('finds what every run would refuse, a folder below /run: %s', (path) => {
    expect(seen(path)).toEqual([elsewhere]);
    expect(seen(tmpdir(), path)).toEqual(['cache folder ok', 'this checkout Move it to another folder']);
  });
});

const missing = (what: string): MachineFinding => ({ what, ok: false, seen: 'not found', remedy: `install ${what}` });

describe('insistOn', () => {
  const fine = { what: 'bash', ok: true, seen: '/bin/bash', remedy: '' };
  it('lets a fit machine pass', () => {
    expect(() => insistOn([fine])).not.toThrow();
  });

  it('ends with exit 69, the first remedy as the next step and the others below', () => {
    const caught = failureOf(() => insistOn([fine, missing('flock'), missing('k6')]));
    expect(caught).toMatchObject({ exit: 69, next: 'install flock' });
    expect(caught.log).toEqual(['k6: not found. Remedy: install k6']);
  });
});

function failureOf(act: () => void): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('no failure');
}
