import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../model/verdict.ts';
import { epochMs } from '../../model/units.ts';
import type { Ended } from '../../scripts/ended.ts';
import type { NightOptions, NightSurroundings } from '../../scripts/night/account.ts';
import { accounted } from '../../scripts/night/accounted.ts';
import { remember } from '../../scripts/history/remember.ts';
import { writeOutputs } from '../../scripts/outputs.ts';
import { createRunFolder } from '../../scripts/run-folder.ts';

/** A place where nights pass one after the other, with nothing real in it but the files. */
export interface Nights {
  /** One night: a run that ends with this verdict, or work that fails before there is one. */
  readonly pass: (verdict: Verdict | Error, options?: Partial<NightOptions>) => Promise<number>;
  /** Bodies of the notices that came, in order. */
  readonly notices: readonly { readonly exitCode: number; readonly endedAt: string; readonly text: string }[];
  /** What the user was told. */
  readonly said: readonly string[];
  /** Lines for the CI. */
  readonly commands: readonly string[];
  /** Text of the metrics as they are now; empty when there are none. */
  readonly metrics: () => string;
  /** Names of the folders of runs that are there now. */
  readonly runs: () => readonly string[];
}

const dayMs = 24 * 3_600_000;

/** Opens it in a folder; the webhook answers with this status. */
export function nightsIn(path: string, status = 204): Nights {
  const [notices, said, commands]: [Nights['notices'][number][], string[], string[]] = [[], [], []];
  const metrics = join(path, 'spofproof.prom');
  let nowMs = Date.UTC(2026, 10, 1, 3);
  const around: NightSurroundings = {
    fetch: async (_, init) => {
      notices.push(JSON.parse(init?.body as string) as Nights['notices'][number]);
      return new Response(null, { status });
    },
    pause: async () => {},
    nowMs: () => nowMs,
    say: (line) => said.push(line),
    command: (line) => commands.push(line),
  };
  const usual = { metrics, webhook: { url: new URL('http://127.0.0.1/x') }, runsDir: path, annotates: false };
  const pass: Nights['pass'] = async (verdict, options = {}) => {
    nowMs += dayMs;
    const results: Ended[] = [];
    return accounted({ ...usual, ...options }, around, { suites: ['nightly'], results }, async () => {
      if (verdict instanceof Error) throw verdict;
      const folder = createRunFolder(path, { ...verdict.plan, suite: 'nightly' }, verdict.stack, epochMs(nowMs));
      writeOutputs(folder, { ...verdict, run: { ...verdict.run, id: folder.id } });
      await remember({ folder: folder.path }, path, around.say);
      results.push({ folder: folder.path, exit: verdict.exitCode });
      return verdict.exitCode;
    });
  };
  return {
    pass,
    notices,
    said,
    commands,
    metrics: () => (existsSync(metrics) ? readFileSync(metrics, 'utf8') : ''),
    runs: () => readdirSync(path).filter((name) => /^\d{8}t/.test(name)),
  };
}
