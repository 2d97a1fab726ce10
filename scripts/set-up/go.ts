import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isWritable } from './cache.ts';
import { k6Pin } from './k6-module.ts';
import { findOnPath, versionOf } from './look-up.ts';
import { runStep } from './step.ts';
import { isAtLeast } from './version.ts';

/** A Go compiler. */
export interface Go {
  /** Its program. */
  readonly path: string;
  /** Its version. */
  readonly version: string;
}

/** The Go on PATH; `fits` says whether it is new enough for the pinned k6. */
export async function findGo(): Promise<(Go & { fits: boolean }) | undefined> {
  const path = findOnPath('go');
  if (path === undefined) return undefined;
  const version = await versionOf([path, 'version'], { GOTOOLCHAIN: 'local' });
  return version === undefined ? undefined : { path, version, fits: isAtLeast(version, k6Pin().go) };
}

/** Where the build of k6 gets its sources from and puts its objects. */
export interface GoCaches {
  /** Environment of the build. */
  readonly env: Readonly<Record<string, string>>;
  /** Folder of the modules when it is ours alone; undefined when it is the user's own. */
  readonly ownModules: string | undefined;
  /** Removes what is ours: 0.9 GB that nobody needs once k6 is built. */
  discard(): void;
}

/** Go's own caches where the user has them; otherwise private ones, so that nothing is left in a home that knew no Go. */
export async function openGoCaches(go: Go, cache: string): Promise<GoCaches> {
  const own = join(cache, 'go');
  const theirs = await userCaches(go);
  const modules = theirs.modules ?? join(own, 'modules');
  const env = {
    GOFLAGS: '-mod=readonly -trimpath -buildvcs=false -modcacherw',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    CGO_ENABLED: '0',
    GOPATH: own,
    GOMODCACHE: modules,
    GOCACHE: theirs.objects ?? join(own, 'objects'),
  };
  const ownModules = theirs.modules === undefined ? modules : undefined;
  return { env, ownModules, discard: () => rmSync(own, { recursive: true, force: true }) };
}

/** Size of the archives fetched so far; undefined when they lie among those of others. */
export function fetchedBytes({ ownModules }: GoCaches): number | undefined {
  if (ownModules === undefined) return undefined;
  const downloads = join(ownModules, 'cache', 'download');
  if (!existsSync(downloads)) return 0;
  const archives = readdirSync(downloads, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.zip'),
  );
  return archives.reduce(
    (sum, file) => sum + (statSync(join(downloads, file), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** One that is not there is not made in a home that knew no Go; one that cannot be written to would fail the build for ever. */
const canUse = (folder: string): boolean => existsSync(folder) && isWritable(folder);

async function userCaches({ path }: Go): Promise<{ modules?: string; objects?: string }> {
  const { code, stdout } = await runStep([path, 'env', 'GOMODCACHE', 'GOCACHE'], { timeoutMs: 10_000 });
  const [modules = '', objects = ''] = code === 0 ? stdout.split('\n') : [];
  return { ...(canUse(modules) && { modules }), ...(canUse(objects) && { objects }) };
}
