import type { Check } from '../check.ts';
import { durationAtMost, heldAgainst } from '../../model/units.ts';
import { percent, roundMs } from '../round.ts';

/**
 * The generator began its requests late: 99th percentile of (begin - planned start of the slot) above the bar, in the phase
 * where it is worst. A request that begins late falls behind what the stall has hidden. Of returning users it is their own
 * lag or that of main users, whichever is worse, as both are sent by one process.
 */
export const starvedGenerator: Check = {
  id: 'starved-generator',
  reason: 'generator-starved',
  holds: 'The generator kept its schedule',
  breaks: 'The generator fell behind its schedule',
  why: 'A generator without processor time measures itself, not the service.',
  needs: ['control', 'hold', 'after'],
  weight: 'void',
  ofRun: true,
  ofReturning: true,
  judge: ({ digest: { generator, returning }, plan, arm }) => {
    const { generatorLagMs } = plan.bars;
    if (generator.lagP99Ms === null) return undefined;
    const lagMs = Math.max(generator.lagP99Ms, arm === 'returning' ? roundMs(returning.lagMs ?? 0) : 0);
    if (lagMs <= generatorLagMs) return null;
    const [lag, bar] = heldAgainst(lagMs, generatorLagMs, durationAtMost);
    const used = generator.cpuShare === null ? '' : `; k6 used ${percent(generator.cpuShare)} of one processor`;
    return `requests were begun up to ${lag} late (99th percentile), the bar is ${bar}${used}`;
  },
};
