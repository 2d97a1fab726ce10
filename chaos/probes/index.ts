import type { Probe } from '../probe-contract.ts';
import { servingOrder } from './serving-order.ts';

/** Every probe, in the order of `probeIds`. */
export const probes: readonly Probe[] = [servingOrder];
