import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskHandle } from '../model/handle.ts';
import type { Lab } from './lab.ts';
import type { Disk } from './mounts.ts';
import { must } from './must.ts';

/** Our ballast, by its name no file of any component. */
const ballastName = '.spofproof-ballast';

/** Sizes of the pieces in which the ballast grows: a big one for speed, then the smallest that the file system knows. */
const piecesBytes = [65_536, 4096];

/** Left free of the shrunken file system for the ballast: an empty one could not be told from one without a limit. */
const spareBytes = 65_536;

/** How often shrinking is tried: what the component writes meanwhile may need more than was left. */
const tries = 5;

/**
 * Without a source mount(8) adds what the kernel tells of the mount, the owner's number outside the lab included; inside an
 * unprivileged lab nobody has that number, and the kernel refuses all of it.
 */
const resize = (dir: string, bytes: number): readonly string[] => [
  'mount',
  '-o',
  `remount,size=${bytes}`,
  'tmpfs',
  dir,
];

/** What must be known of a disk. */
export interface DiskSettings extends Disk {
  /** Whether the component must be restarted after it was full. */
  readonly wedges: boolean;
}

/** The file system of a component's directory. */
export function diskHandle(lab: Pick<Lab, 'shell'>, { dir, megabytes, wedges }: DiskSettings): DiskHandle {
  const ballast = join(dir, ballastName);
  const plannedBytes = megabytes * 1_048_576;
  const ballastBytes = async (): Promise<number> => (await stat(ballast).catch(() => ({ size: 0 }))).size;
  return {
    wedges,
    fill: async () => {
      await shrink(lab, dir);
      await fill(ballast);
    },
    empty: async () => {
      await rm(ballast, { force: true });
      await must(lab, resize(dir, plannedBytes));
    },
    observe: async () => {
      const { blocks, bavail, bsize } = await statfs(dir);
      const [totalBytes, freeBytes] = [blocks * bsize, bavail * bsize];
      return { totalBytes, plannedBytes, freeBytes, ballastBytes: await ballastBytes() };
    },
  };
}

/** Takes away what is free but for a little; the kernel refuses a size below what is used. */
async function shrink(lab: Pick<Lab, 'shell'>, dir: string, left = tries): Promise<void> {
  const { blocks, bfree, bsize } = await statfs(dir);
  try {
    await must(lab, resize(dir, (blocks - bfree) * bsize + spareBytes));
  } catch (error) {
    if (left <= 1) throw error;
    await shrink(lab, dir, left - 1);
  }
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
