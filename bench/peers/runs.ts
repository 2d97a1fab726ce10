import { execFileSync } from 'node:child_process';

/** Whether a program runs to a good end in time; what it complains of is shown, what it says is not. */
export function runs(program: string, args: readonly string[], limitMs: number): boolean {
  try {
    execFileSync(program, args, { timeout: limitMs, stdio: ['ignore', 'ignore', 'inherit'] });
    return true;
  } catch {
    return false;
  }
}
