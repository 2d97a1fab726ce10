/** Raises and lowers the stack several times; prints the time to the first good answer of all three operations, by step. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ms } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { InsideSetting } from './lab.ts';
import { raiseDefault, scratch, settingOf } from './lab.ts';

/** One raising. */
export interface Boot {
  /** By step. */
  readonly stepsMs: Readonly<Record<string, number>>;
  /** From nothing to a good answer of each operation. */
  readonly firstAnswersMs: number;
  /** Taking it down. */
  readonly downMs: number;
}

const setting = settingOf() as InsideSetting & { rounds: number; cold: boolean };
const prober = fileURLToPath(new URL('prober.ts', import.meta.url));
const boots: Boot[] = [];
for (let round = 0; round < setting.rounds; round++) boots.push(await once());
process.stdout.write(JSON.stringify(boots));
process.exit(0);

async function once(): Promise<Boot> {
  const templates = setting.cold ? scratch() : undefined;
  const startedAt = systemClock.now();
  const stack = await raiseDefault(setting, templates);
  const { code, stdout, stderr } = await stack.exec('client')([setting.tools.node, prober, 'first', stack.url], {
    timeoutMs: ms(10_000),
  });
  // Without a moment nothing answered: no number is as good as none.
  if (code !== 0 || !(Number(stdout) > 0)) throw new Error(`nothing answered (${code}): ${stderr}`);
  const firstAnswersMs = Number(stdout) - startedAt;
  const downAt = performance.now();
  await stack.down();
  if (templates !== undefined) rmSync(templates, { recursive: true });
  return { stepsMs: stack.stepsMs, firstAnswersMs, downMs: performance.now() - downAt };
}
