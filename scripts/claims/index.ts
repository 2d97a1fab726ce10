import type { Claim } from '../../model/claim.ts';
import { called } from '../called.ts';
import { systemClock } from '../clock.ts';
import { refuseCovered } from '../covered.ts';
import { openOutput } from '../output.ts';
import { checkWritable } from '../run-folder.ts';
import { seedOf } from '../seed.ts';
import { mindSignals } from '../signals.ts';
import { cacheFolder, setUp, toolVersions } from '../set-up/index.ts';
import { stopExit } from '../worst-exit.ts';
import { chosenClaims } from './chosen.ts';
import { createClaimsFolder } from './folder.ts';
import type { ProveClaimsOptions } from './options.ts';
import { playStacks } from './play.ts';
import { prepareStacks } from './prepare.ts';
import { tellClaims } from './tell.ts';

/** Runs every stack that the claims need, judges them, and tells. @returns exit code */
export async function proveClaims(options: ProveClaimsOptions): Promise<number> {
  const output = openOutput(options);
  const claims = chosenClaims(options.only);
  const prepared = prepareStacks(claims);
  const seed = seedOf(options.seed);
  refuseCovered({ '--runs': options.runs });
  checkWritable(options.runs);
  const tools = await setUp({ say: output.note });
  const versions = await toolVersions(tools);
  const command = commandOf(claims, seed, options.only !== undefined);
  const stacks = prepared.map(({ name, failure }) => ({ stack: name, ...(failure !== undefined && { failure }) }));
  const plan = { seed, command, claims: claims.map(({ id }) => id), stacks };
  const folder = createClaimsFolder(options.runs, plan, systemClock.now());
  const { quiet, verbose } = options;
  const ground = { folder, tools, versions, cacheDir: cacheFolder(), seed, command, output, quiet, verbose };
  // Minded until all is told, also between two stacks: what was measured so far must not be lost.
  const { signal: stop, release } = mindSignals();
  try {
    const ended = await playStacks(prepared, { ...ground, stop });
    const stopped = stopExit(ended.map(({ exit }) => exit));
    return tellClaims(folder, output, { json: options.json, stopped });
  } finally {
    release();
  }
}

const commandOf = (claims: readonly Claim[], seed: number, some: boolean): string =>
  `${called()} prove claims${some ? ` --only ${claims.map(({ id }) => id).join(',')}` : ''} --seed ${seed}`;
