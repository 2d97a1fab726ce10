import { Failure, reasonOf } from '../../model/failure.ts';
import type { RunResult, Shell } from '../../model/handle.ts';
import { ms } from '../../model/units.ts';

/** Oldest major version whose options and exit codes we rely on. */
const oldestMajor = 2;

/** The version of k6 at a path, for example `2.2.0`; an older or foreign program is a failure that says what was found. */
export async function k6Version(shell: Pick<Shell, 'run'>, path: string): Promise<string> {
  const { code, stdout, stderr } = await ask(shell, path);
  const found = /^k6(?:\.exe)? v(\d+)(\.\d+\.\d+\S*)/.exec(stdout);
  const [, major = '', rest = ''] = found ?? [];
  if (code === 0 && Number(major) >= oldestMajor) return major + rest;
  const answer = `${stdout} ${stderr}`.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  const seen = found ? `k6 ${major}${rest}` : `exit ${code} and "${answer}"`;
  throw missing(`${path} is not k6 ${oldestMajor} or later`, `\`${path} version\` gave ${seen}`);
}

async function ask(shell: Pick<Shell, 'run'>, path: string): Promise<RunResult> {
  try {
    return await shell.run([path, 'version'], { timeoutMs: ms(10_000) });
  } catch (thrown) {
    throw missing(`k6 cannot be run at ${path}`, reasonOf(thrown), thrown);
  }
}

const missing = (what: string, why: string, cause?: unknown): Failure =>
  new Failure('tool-missing', { what, why, cause });
