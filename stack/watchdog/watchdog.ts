import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { WatchdogLifted } from '../../model/event.ts';
import { reasonOf } from '../../model/failure.ts';
import type { StackSpec } from '../../model/stack.ts';
import type { ToolPaths } from '../../model/tools.ts';
import { openHands } from './hands.ts';
import type { Keeping } from './keep.ts';
import { keepWatch } from './keep.ts';
import { lift } from './lift.ts';
import type { Order, Word } from './orders.ts';
import { openRoster } from './roster.ts';

/**
 * A process of its own inside the lab, in a group of its own: it lifts a fault whose hard maximum is over, although the
 * controller be stopped or hang. It waits for orders and for time, and uses no processor meanwhile. It ends with its
 * input, hence with the controller, and the lab's process namespace takes it along besides.
 */
export interface WatchdogSettings {
  /** The journal of the run, to which one line is appended for every fault lifted. */
  readonly journalFile: string;
  /** The stack of the run. */
  readonly spec: StackSpec;
  /** Where the programs are. */
  readonly tools: ToolPaths;
}

/**
 * One call, so that no line of the controller's can come into the middle of it. A journal that cannot be written, of which
 * the controller has its own complaints, must not end the watch over what was started.
 */
function append(file: string, event: WatchdogLifted): void {
  try {
    appendFileSync(file, `${JSON.stringify(event)}\n`);
  } catch (thrown) {
    process.stderr.write(`${reasonOf(thrown)}\n`);
  }
}

function begin({ journalFile, spec, tools }: WatchdogSettings): Keeping {
  const roster = openRoster();
  const hands = openHands(spec, tools, roster);
  return keepWatch({
    roster,
    lift: (watch) => lift(hands, watch),
    write: (event) => append(journalFile, event),
    answer: (word: Word) => void process.stdout.write(`${JSON.stringify(word)}\n`),
  });
}

/** The first line is the settings, which may be longer than a command line; every other is an order. */
async function main(): Promise<void> {
  process.stdout.on('error', () => undefined);
  let keeping: Keeping | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (keeping) void keeping.heed(JSON.parse(line) as Order);
    else keeping = begin(JSON.parse(line) as WatchdogSettings);
  }
  await keeping?.leave();
}

if (import.meta.main) {
  await main();
  process.exit();
}
