import { describe, expect, it } from 'vitest';
import { probes } from '../../../chaos/probes/index.ts';
import { probeIds } from '../../../model/probe.ts';
import { probeJudges } from '../../../verdict/probes/index.ts';

describe('the probes', () => {
  it('are those that plans can name, each with one judge, in the same order', () => {
    expect(probes.map(({ id }) => id)).toEqual(probeIds);
    expect(probeJudges.map(({ id }) => id)).toEqual(probeIds);
  });

  it.each(probes.map((probe) => [probe.id, probe] as const))('%s is told in one line and ends', (_, probe) => {
    expect(probe.title).toMatch(/^[^\n]{20,120}$/);
    expect(probe.lastsMs).toBeGreaterThan(0);
    expect(probe.lastsMs).toBeLessThanOrEqual(120_000);
  });
});
