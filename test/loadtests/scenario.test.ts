import { expect, it } from 'vitest';
import { rateOf, scenarioName, scenarios } from '../../loadtests/scenario.ts';

const rates = { ratePerSecond: { static: 9, read: 0, write: 5 }, returningPerSecond: 2 };
const setting = { ...rates, url: 'http://x', durationMs: 1, timeoutMs: 1, episode: 1, seed: 1 };

it('every operation in either arm is a scenario with a name and a rate of its own', () => {
  expect(scenarios.map((one) => `${scenarioName(one)} ${rateOf(setting, one)}`)).toEqual([
    'static 9',
    'read 0',
    'write 5',
    'staticReturning 2',
    'readReturning 0',
    'writeReturning 2',
  ]);
});
