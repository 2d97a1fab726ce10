import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochMs } from '../../../model/units.ts';
import { createClaimsFolder, holdsClaims, readClaimsPlan, runOfStack } from '../../../scripts/claims/folder.ts';

let runs = '';
beforeEach(() => void (runs = mkdtempSync(join(tmpdir(), 'spofproof-claims-'))));
afterEach(() => rmSync(runs, { recursive: true }));

const plan = {
  seed: 7,
  command: 'spofproof prove claims',
  claims: ['balancer-is-spof'],
  stacks: [{ stack: 'two-servers' }],
};

describe('the folder of the claims', () => {
  it('is named after its start, tells what was set out to be proven, and is the latest', () => {
    const folder = createClaimsFolder(runs, plan, epochMs(Date.UTC(2026, 10, 21, 12)));
    expect(folder.id).toBe('20261121t120000z-claims');
    expect(readClaimsPlan(folder)).toEqual({ schema: 'spofproof/claims-plan@1', ...plan });
    expect(readlinkSync(join(runs, 'latest'))).toBe(folder.id);
    expect([holdsClaims(folder.path), holdsClaims(runs)]).toEqual([true, false]);
  });

  it('has the newest run of a stack, or none', () => {
    const folder = createClaimsFolder(runs, plan, epochMs(0));
    expect(runOfStack(folder, 'two-servers')).toBeUndefined();
    for (const id of ['20261121t120000z-claims', '20261121t130000z-claims']) {
      mkdirSync(folder.file('two-servers', id), { recursive: true });
      writeFileSync(folder.file('two-servers', id, 'plan.json'), '{}');
    }
    mkdirSync(folder.file('two-servers', '20261121t140000z-claims'));
    expect(runOfStack(folder, 'two-servers')?.id).toBe('20261121t130000z-claims');
  });

  it('is refused when its first file says something else', () => {
    const folder = createClaimsFolder(runs, plan, epochMs(0));
    writeFileSync(folder.file('claims-plan.json'), '{"schema":"spofproof/claims-plan@2"}');
    expect(() => readClaimsPlan(folder)).toThrow(/cannot read claims-plan.json/);
  });
});
