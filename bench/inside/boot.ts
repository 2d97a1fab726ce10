/** Raises and lowers the stack several times; prints the time to the first good answer of all three operations, by step. */
import { readOperation } from '../../loadtests/operations/read.ts';
import { staticOperation } from '../../loadtests/operations/static.ts';
import { writeOperation } from '../../loadtests/operations/write.ts';
import { systemClock } from '../../scripts/clock.ts';
import { ask } from './ask.ts';
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
const boots: Boot[] = [];
for (let round = 0; round < setting.rounds; round++) boots.push(await once());
process.stdout.write(JSON.stringify(boots));
process.exit(0);

async function once(): Promise<Boot> {
  const templates = setting.cold ? scratch() : undefined;
  const startedAt = systemClock.now();
  const stack = await raiseDefault(setting, templates);
  await answersAll(stack.url);
  const firstAnswersMs = systemClock.now() - startedAt;
  const downAt = performance.now();
  await stack.down();
  return { stepsMs: stack.stepsMs, firstAnswersMs, downMs: performance.now() - downAt };
}

/** From the lab's own address, from which readiness is probed as well: starting a client would take longer than asking. */
async function answersAll(url: string): Promise<void> {
  for (const operation of [staticOperation, readOperation, writeOperation]) {
    for (let turn = 0; !(await ask(url, operation, turn)); turn++) {
      if (turn === 1000) throw new Error(`nobody answers: ${operation.name}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
