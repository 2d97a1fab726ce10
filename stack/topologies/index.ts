import type { StackSpec } from '../../model/stack.ts';
import { twoServers } from './two-servers.ts';

/** Every shipped stack; the first is the default. */
export const topologies: readonly StackSpec[] = [twoServers];
