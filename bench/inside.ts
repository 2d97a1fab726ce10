import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ToolPaths } from '../model/tools.ts';
import { labLock } from '../scripts/lab-lock.ts';
import { cacheFolder } from '../scripts/set-up/index.ts';
import { labArgv } from '../stack/index.ts';

/** Runs a script of `bench/inside/` as the controller of a lab of its own and gives back the JSON it prints. */
export async function inside<Result>(script: string, tools: ToolPaths, setting: object): Promise<Result> {
  const file = fileURLToPath(new URL(`inside/${script}.ts`, import.meta.url));
  const job = JSON.stringify({ tools, cacheDir: cacheFolder(), ...setting });
  const [program = '', ...args] = labArgv({
    lock: 3,
    inner: [tools.node, file, job],
  });
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit', labLock(cacheFolder())] });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}: ${text.slice(-2000)}`);
  return JSON.parse(text) as Result;
}
