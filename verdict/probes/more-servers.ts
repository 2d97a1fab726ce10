import { capacityGain } from '../capacity.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';

/** More servers, more capacity: all together must carry clearly more than the others without one. */
export const moreServers: ProbeJudge = {
  id: 'more-servers',
  statement: 'Every server adds its part to what the stack can carry.',
  why: 'A server that only waits for another to fail adds nothing until then.',

  judge(facts) {
    const gain = capacityGain(facts);
    if ('verdict' in gain) return gain;
    if (gain.adds === 'its part') return held(gain.numbers);
    return gain.adds === 'nothing'
      ? broken(gain.told, gain.numbers)
      : unknown('straddles-bar', gain.told, gain.numbers);
  },
};
