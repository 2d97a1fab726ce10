import { capacityGain } from '../capacity.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** More servers, more capacity and shorter waits: all together must carry clearly more than the others without one, and sooner. */
export const moreServers: ProbeJudge = {
  id: 'more-servers',
  statement: 'Every server adds its part to what the stack can carry, and answers come sooner with it.',
  why: 'A server that only waits for another to fail adds nothing until then.',

  judge(facts) {
    const gain = capacityGain(facts);
    if ('verdict' in gain) return gain;
    if (gain.adds === 'its part' && gain.sooner === 'held') return held(gain.numbers);
    if (gain.adds === 'its part')
      return gain.sooner === 'broken'
        ? broken('answers come no sooner with all servers', gain.numbers)
        : unknown('straddles-bar', 'whether answers come sooner with all servers cannot be told', gain.numbers);
    return gain.adds === 'nothing'
      ? broken(gain.told, gain.numbers)
      : unknown('straddles-bar', gain.told, gain.numbers);
  },
};
