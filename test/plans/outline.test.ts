import { describe, expect, it } from 'vitest';
import { essentials } from '../../plans/essentials.ts';
import { episodeMs, outlinePlan } from '../../plans/outline.ts';
import { orderEpisodes, stoppingRule } from '../../plans/order.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

const plan = resolvePlan(essentials, twoServers);
const outline = outlinePlan(plan, twoServers, (fault) => `undo of ${fault}`, 7);

const order = (list: readonly { fault: string; target: string }[]) => list.map(({ fault, target }) => [fault, target]);

describe('outlinePlan', () => {
  it('is as long as all episodes together', () => {
    expect(episodeMs(plan.windows)).toBe(15_850);
    expect(outline.totalMs).toBe(6 * 15_850);
  });

  it('shows every episode in the order that the seed draws, and says when the run ends', () => {
    const thrice = { ...plan, episodes: 3 };
    const shown = outlinePlan(thrice, twoServers, () => '', 7);
    expect(order(shown.experiments)).toEqual(order(orderEpisodes(thrice, 7)));
    expect(shown.totalMs).toBe(3 * 6 * 15_850);
    expect(shown.stoppingRule).toBe(stoppingRule(thrice));
  });

  it('puts the phases of all episodes one after the other without a gap', () => {
    const phases = outline.experiments.flatMap((experiment) => experiment.phases);
    const starts = phases.map((phase) => phase.startMs);
    const ends = phases.map((phase) => phase.endMs);
    expect(starts).toEqual([0, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).toBe(outline.totalMs);
  });

  it('says when the fault comes and when it goes', () => {
    const startMs = 15_850 + 4200;
    expect(outline.experiments[1]).toMatchObject({ injectAtMs: startMs, healAtMs: startMs + 5200 });
    expect(outline.experiments[1]?.phases[2]).toEqual({ phase: 'hold', startMs, endMs: startMs + 5200 });
  });

  it('names the components that a host means, and the undo that it was given', () => {
    const server1 = outline.experiments.findIndex(({ target }) => target === 'server1');
    expect(outline.experiments[server1]).toMatchObject({
      episode: server1 + 1,
      components: ['server1.app', 'server1.nginx'],
      undo: 'undo of stop',
    });
  });

  it('predicts for every shipped experiment what the plan expects', () => {
    expect(outline.experiments.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  it('shows where plan and prediction disagree', () => {
    const experiments = [{ target: 'primary', fault: 'stop', spof: ['read'] }] as const;
    expect(outlinePlan({ ...plan, experiments }, twoServers, () => 'start', 7).experiments[0]).toMatchObject({
      predicted: ['write'],
      expected: ['read'],
      agrees: false,
    });
  });

  it('agrees with whatever is expected of an operation of which the drawing says nothing', () => {
    const experiments = [{ target: 'primary', fault: 'stop', spof: ['write'] }] as const;
    const links = twoServers.links.filter(({ to }) => !to.endsWith('app'));
    expect(
      outlinePlan({ ...plan, experiments }, { ...twoServers, links }, () => 'start', 7).experiments[0],
    ).toMatchObject({
      predicted: [],
      agrees: true,
    });
  });
});
