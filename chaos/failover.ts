import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';
import type { ProbeScene } from './probe-contract.ts';

/** How long a failover may take: by the plan, or by the stack's own settings where these take longer. */
export const failoverMs = ({ bars, spec }: Pick<ProbeScene, 'bars' | 'spec'>): Milliseconds =>
  ms(Math.max(bars.failoverBudgetMs, spec.failoverBudgetMs));
