import { describe, expect, it } from 'vitest';
import { probes } from '../../../chaos/probes/index.ts';
import { probeIds } from '../../../model/probe.ts';
import { probeJudges } from '../../../verdict/probes/index.ts';
import { threeTiers } from '../../support/own-stacks.ts';
import { fakeScene } from '../../support/probe-scene.ts';

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

describe('in front of web servers that hand on to applications on machines of their own', () => {
  const links = threeTiers.links.map((link) =>
    Object.assign({}, link, link.to === 'web2.nginx' && { backup: true as const }),
  );
  const telling = ['serving-shares', 'serving-order', 'stickiness', 'follows-load', 'standby'];

  it.each(telling)('%s asks for files: only those tell which server the balancer chose', async (id) => {
    const asked = new Set<string>();
    const scene = fakeScene({ answer: ({ operation }) => (asked.add(operation), {}) }, { ...threeTiers, links });
    await probes.find((probe) => probe.id === id)?.gather(scene);
    expect([...asked]).toEqual(['static']);
    expect(new Set(scene.seen.flatMap((seen) => (seen.kind === 'visits' ? [seen.operation] : [])))).toEqual(asked);
  });
});
