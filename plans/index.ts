import { essentials } from './essentials.ts';
import type { PlanFile } from './file.ts';
import { smoke } from './smoke.ts';

/** Every suite that ships with the program; the first is the default. */
export const plans: readonly PlanFile[] = [essentials, smoke];
