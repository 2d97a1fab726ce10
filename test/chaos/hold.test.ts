import { describe, expect, it } from 'vitest';
import { findFault } from '../../chaos/index.ts';
import { plannedLooks } from '../../chaos/hold.ts';
import type { RunEvent } from '../../model/event.ts';
import { supports } from '../../model/evidence.ts';
import { epochMs } from '../../model/units.ts';
import { altered, stage } from '../support/episode.ts';

const fullAt =
  (type: RunEvent['type']) =>
  (event: RunEvent): void => {
    if (event.type === type) throw new Error('no space left');
  };
const neverEnds = (): Promise<never> => new Promise(() => {});

describe('the looks of a hold', () => {
  it('come twice a second and once right before healing, none lasting into the next', () => {
    expect(plannedLooks(epochMs(0), 1300, 5)).toEqual([
      { moment: 'holds', at: 500, by: 1000 },
      { moment: 'still', at: 1050, by: 1300 },
    ]);
  });

  it('give the last one four times as long as the first one took, up to a second', () => {
    expect(plannedLooks(epochMs(0), 6000, 100).at(-1)).toEqual({ moment: 'still', at: 5600, by: 6000 });
    expect(plannedLooks(epochMs(0), 6000, 700).at(-1)).toEqual({ moment: 'still', at: 5000, by: 6000 });
  });

  it('shrink to the last one when the hold is short', () => {
    expect(plannedLooks(epochMs(0), 300, 5)).toEqual([{ moment: 'still', at: 150, by: 300 }]);
  });
});

describe('a fault that does not hold', () => {
  it('is healed at once when it never bit', async () => {
    const stop = findFault('stop');
    const { effects, play } = stage('stop');
    await play({ fault: altered(stop, { bit: async () => ({ facts: [] }) }) });
    expect(effects.slice(3, 7)).toEqual([
      '2000 fault-injected',
      '2000 evidence-seen bit',
      '2000 healing-started',
      '2000 start server1.nginx',
    ]);
  });

  it('is healed at once when nobody could see whether it bit', async () => {
    const { effects, play } = stage('stop');
    await play({ fault: altered(findFault('stop'), { bit: () => Promise.reject(new Error('no /proc')) }) });
    expect(effects.slice(4, 6)).toEqual(['2000 act-failed observe', '2000 healing-started']);
  });

  it('is recorded when it stops holding, and the hold goes on', async () => {
    const { clock, effects, journal, target, play } = stage('stop');
    void clock.until(epochMs(2600)).then(() => target.become('server1.nginx', 'running'));
    await play();
    const seen = journal.of('evidence-seen').map((event) => `${event.moment} ${supports(event.evidence)}`);
    expect(seen).toEqual(['bit true', 'holds true', 'holds false', 'holds false', 'still false', 'healed true']);
    expect(effects).toContain('4000 healing-started');
  });
});

describe('a look that hangs', () => {
  it('does not delay the healing, whichever look it is', async () => {
    const stop = findFault('stop');
    const bit = (target: never, moment: string) => (moment === 'bit' ? stop.bit(target, 'bit') : neverEnds());
    const { effects, play } = stage('stop');
    await play({ fault: altered(stop, { bit }) });
    expect(effects.slice(5, 10)).toEqual([
      '3000 act-failed observe',
      '3500 act-failed observe',
      '3750 act-failed observe',
      '4000 act-failed observe',
      '4000 healing-started',
    ]);
  });

  it('right after the injection is given up within the hold', async () => {
    const { effects, play } = stage('stop');
    await play({ fault: altered(findFault('stop'), { bit: neverEnds }) });
    expect(effects.slice(4, 6)).toEqual(['3000 act-failed observe', '3000 healing-started']);
  });
});

describe('a journal that fails in the hold', () => {
  it('does not keep the target from being healed', async () => {
    const { target, play } = stage('stop', fullAt('evidence-seen'));
    await expect(play()).rejects.toThrow('no space left');
    expect(target.state['server1.nginx']).toBe('running');
  });

  it('and in the healing changes nothing about that', async () => {
    const { target, play } = stage('pause', fullAt('healing-started'));
    await expect(play()).rejects.toThrow('no space left');
    expect(target.state['server1.nginx']).toBe('running');
  });

  it('hides no target that could not be restored', async () => {
    const { target, play } = stage('stop', fullAt('evidence-seen'));
    target.trouble('start server1.nginx', 'throws');
    await expect(play()).rejects.toMatchObject({ code: 'not-restored', why: 'no space left' });
  });

  it('lets nothing be injected when the intent cannot be written', async () => {
    const { target, play } = stage('stop', fullAt('fault-intended'));
    await expect(play()).rejects.toThrow('no space left');
    expect(target.commands).toEqual([]);
  });
});
