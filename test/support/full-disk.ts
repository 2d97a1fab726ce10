import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What needs room on a disk. */
const takers = ['writeFileSync', 'appendFileSync', 'writeSync', 'mkdirSync', 'symlinkSync'] as const;

const real = takers.map((name) => [name, fs[name]] as const);

const full = (): never => {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};

/** From here on nothing more fits on any disk of this process, until there is room again; removing and renaming go on. */
export function fillDisk(): void {
  for (const name of takers) Object.assign(fs, { [name]: full });
  syncBuiltinESMExports();
}

/** There is room again. */
export function makeRoom(): void {
  for (const [name, act] of real) Object.assign(fs, { [name]: act });
  syncBuiltinESMExports();
}
