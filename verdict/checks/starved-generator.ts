import type { Check } from '../check.ts';
import { formatDuration } from '../../model/units.ts';
import { percent } from '../round.ts';

/**
 * The generator began its requests late: 99th percentile of (begin - planned start of the slot) above the bar, in the phase
 * where it is worst. A request that begins late falls behind what the stall has hidden.
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
  judge: ({ digest: { generator }, plan }) => {
    const { generatorLagMs } = plan.bars;
    if (generator.lagP99Ms === null) return undefined;
    if (generator.lagP99Ms <= generatorLagMs) return null;
    const lag = formatDuration(generator.lagP99Ms);
    const used = generator.cpuShare === null ? '' : `; k6 used ${percent(generator.cpuShare)} of one processor`;
    return `requests were begun up to ${lag} late (99th percentile), the bar is ${formatDuration(generatorLagMs)}${used}`;
  },
};
