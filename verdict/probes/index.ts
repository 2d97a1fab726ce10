import type { ProbeJudge } from '../probe.ts';
import { servingOrder } from './serving-order.ts';

/** Every judge of a probe, in the order of `probeIds`. */
export const probeJudges: readonly ProbeJudge[] = [servingOrder];
