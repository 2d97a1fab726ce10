import { refuseCovered } from './covered.ts';
import { plansWithLanes } from './lanes-option.ts';
import type { Account } from './night/account.ts';
import { openNight } from './night/open.ts';
import type { ProveOptions } from './options.ts';
import { openOutput } from './output.ts';
import { checkWritable } from './run-folder.ts';
import { seedOf } from './seed.ts';

/**
 * Proves suites, one after the other, or several at once where `--lanes` has room for them. Everything that can be wrong with the
 * input is found before anything starts, and before what only a run needs is loaded: a refusal takes two thirds of the time.
 * @returns exit code
 */
export async function proveSuites(options: ProveOptions): Promise<number> {
  const output = openOutput(options);
  const { deadline, accounted } = openNight(options, output);
  const account: Account = { suites: options.suites, results: [] };
  return accounted(account, async (stop) => {
    const plans = await plansWithLanes(options.suites, options.lanes, output.note);
    account.suites = plans.map(({ plan }) => plan.suite);
    const gate = options.gate === undefined ? undefined : (await gates()).gateFor(options.gate, plans, output.note);
    if (gate) account.baselineRun = gate.baseline.from;
    const seed = seedOf(options.seed);
    refuseCovered({ '--runs': options.runs });
    checkWritable(options.runs);
    const { proveEach } = await import('./prove-each.ts');
    return proveEach({ options, output, plans, seed, results: account.results, gate, deadline, stop });
  });
}

const gates = () => import('./baseline/gated.ts');
