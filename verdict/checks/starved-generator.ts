import type { Check } from '../check.ts';
import { formatDuration } from '../../model/units.ts';

/** The generator began its requests late: 99th percentile of (begin - planned start of the slot) above the bar. */
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
    if (generator.lagP99Ms === null || generator.lagP99Ms <= generatorLagMs) return null;
    const lag = formatDuration(generator.lagP99Ms);
    return `requests were begun up to ${lag} late (99th percentile), the bar is ${formatDuration(generatorLagMs)}`;
  },
};
