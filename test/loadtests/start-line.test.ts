import { expect, it } from 'vitest';
import { scenarios } from '../../loadtests/scenario.ts';
import { decodeStart, encodeStart } from '../../loadtests/start-line.ts';

it.each(scenarios)('the start of $operation, $arm, comes back as it was written', (scenario) => {
  expect(decodeStart(encodeStart(scenario, 1_800_000_000_123))).toEqual({ scenario, at: 1_800_000_000_123 });
});

it.each([
  '#start,read,',
  '#start,read,1.5',
  '#start,other,1',
  '#start,Returning,1',
  '0,0,1,2,3,200,0,1,,',
  'x#start,read,1',
])('is not read from "%s"', (line) => {
  expect(decodeStart(line)).toBeUndefined();
});
