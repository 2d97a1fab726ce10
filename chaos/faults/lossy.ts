import type { Fact } from '../../model/evidence.ts';
import type { LossFacts, NetworkHandle } from '../../model/handle.ts';
import type { Fault, Moment } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService, inService, processFacts } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Lossy extends Visible {
  /** Made to lose packets, and restored. */
  readonly network: Pick<NetworkHandle, 'observe' | 'loss'>;
}

/** How many standard deviations the dropped packets may be from their share: chance oversteps five once in two million looks. */
const toleratedDeviations = 5;

/**
 * Users wait for a second and more whenever a packet that opens a connection is lost: a bad cable, a full switch.
 * It is not a cut: many requests pass unharmed, and health checks pass and fail in turns.
 */
export const lossy: Fault = {
  id: 'lossy',
  title: 'loses a share of its packets by chance, both ways',
  feels: 'Some requests pass as ever; others hang until a lost packet is sent again, mostly a second later.',
  isNot:
    'Not a cut: much still passes. Health checks pass and fail in turns, and while they fail nobody is let through.',
  undo: { verb: 'restore', on: 'network' },

  async inject(target: Lossy, over?: AbortSignal) {
    await assertInService(target, over);
    await target.network.loss.lose();
  },

  heal: (target: Lossy) => target.network.loss.restore(),

  async bit(target: Lossy, moment: Moment) {
    const loss = target.network.loss.observe().then((seen) => lossFacts(target.name, seen, moment));
    return { facts: (await Promise.all([loss, processFacts(target, inService)])).flat() };
  },

  async healed(target: Lossy) {
    const [{ facts }, { inPlace }] = await Promise.all([allInService(target), target.network.loss.observe()]);
    return { facts: [...facts, ruleFact(target.name, inPlace, !inPlace)] };
  },
};

const ruleFact = (name: string, inPlace: boolean, asWanted: boolean): Fact => ({
  what: `${name} loss rule`,
  seen: inPlace ? 'in place' : 'absent',
  asWanted,
});

/** Right after the injection nobody may have spoken yet; by the end of the hold a loss that dropped nothing lost nothing. */
function lossFacts(name: string, seen: LossFacts, moment: Moment): readonly Fact[] {
  const { inPlace, seenPackets, droppedPackets, plannedShare } = seen;
  const deviation = Math.sqrt(seenPackets * plannedShare * (1 - plannedShare));
  const isPlausible = Math.abs(droppedPackets - seenPackets * plannedShare) <= toleratedDeviations * deviation;
  const packets: Fact = {
    what: `${name} lost packets`,
    seen: `${droppedPackets} of ${seenPackets}, planned ${Math.round(plannedShare * 100)} %`,
    asWanted: isPlausible && (moment !== 'still' || droppedPackets > 0),
  };
  return [ruleFact(name, inPlace, inPlace), packets];
}
