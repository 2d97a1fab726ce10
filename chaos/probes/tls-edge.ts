import type { Probe } from '../probe-contract.ts';
import { wireTap } from './wire-tap.ts';

/** The same tap answers where the encryption ends. */
export const tlsEdge: Probe = { ...wireTap, id: 'tls-edge' };
