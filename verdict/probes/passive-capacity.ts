import { capacityGain } from '../capacity.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** Active-passive has the capacity of the active one: what `more-servers` asks, the other way round. */
export const passiveCapacity: ProbeJudge = {
  id: 'passive-capacity',
  statement: 'The passive server adds nothing to what the stack can carry.',
  why: 'It is paid for, and not used.',

  judge(facts) {
    const gain = capacityGain(facts);
    if ('verdict' in gain) return gain;
    if (gain.adds === 'nothing') return held(gain.numbers);
    return gain.adds === 'its part'
      ? broken(gain.told, gain.numbers)
      : unknown('straddles-bar', gain.told, gain.numbers);
  },
};
