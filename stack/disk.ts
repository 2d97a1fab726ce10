import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskHandle } from '../model/handle.ts';

/** Our ballast, by its name no file of any component. */
const ballastName = '.spofproof-ballast';

/** Sizes of the pieces in which the ballast grows: big ones for speed, then the smallest that the file system knows. */
const piecesBytes = [1_048_576, 65_536, 4096];

/** The options with which a component's own file system is mounted. */
export const diskMount = (dir: string, megabytes: number): readonly string[] => [
  'mount',
  '-t',
  'tmpfs',
  '-o',
  `size=${megabytes}m,mode=0755`,
  'tmpfs',
  dir,
];

/** The file system of a component's directory; `wedges` as its kind says. */
export function diskHandle(dir: string, wedges: boolean): DiskHandle {
  const ballast = join(dir, ballastName);
  const ballastBytes = async (): Promise<number> => (await stat(ballast).catch(() => ({ size: 0 }))).size;
  return {
    wedges,
    fill: () => fill(ballast),
    empty: () => rm(ballast, { force: true }),
    observe: async () => {
      const { blocks, bavail, bsize } = await statfs(dir);
      return { totalBytes: blocks * bsize, freeBytes: bavail * bsize, ballastBytes: await ballastBytes() };
    },
  };
}

/** Writes until there is no room for the smallest piece. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    for (const bytes of piecesBytes) {
      const piece = Buffer.alloc(bytes);
      while (await writes(() => file.write(piece)));
    }
  } finally {
    await file.close();
  }
}

async function writes(write: () => Promise<{ readonly bytesWritten: number }>): Promise<boolean> {
  try {
    return (await write()).bytesWritten > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
