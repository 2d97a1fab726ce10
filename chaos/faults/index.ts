import type { Fault } from '../contract.ts';
import { exhaust } from './exhaust.ts';
import { fillDisk } from './fill-disk.ts';
import { isolate } from './isolate.ts';
import { kill } from './kill.ts';
import { lossy } from './lossy.ts';
import { pause } from './pause.ts';
import { sham } from './sham.ts';
import { slow } from './slow.ts';
import { stop } from './stop.ts';

/** Every fault, in the order of `faultIds`. */
export const faults: readonly Fault[] = [sham, stop, kill, pause, isolate, slow, lossy, exhaust, fillDisk];
