import { episodeMs } from '../../plans/outline.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { sweepOf } from '../../plans/sweep.ts';
import { topologies } from '../../stack/index.ts';
import type { Part } from '../measure.ts';

/** Components of the drawings of the part `graph`, each taken away in so many ways. */
const [components, faults] = [10_000, 5];

/** One act of the sweep of the default stack: its windows alone. */
function actSecondsOfSweep(): number {
  const [stack] = topologies;
  if (!stack) throw new Error('no stack is shipped');
  return episodeMs(resolvePlan(sweepOf(stack), stack).windows) / 1000;
}

/** Pairs that the cut sets of the part `graph` leave, of the drawing that has the most, and of a wide one. */
const pairsLeft = { ladder: 12_744_901, wide: 0 };

/** Whole stacks side by side on one machine, and machines. */
const [lanes, machines] = [2, 100];

const [minute, hour, day, year] = [60, 3600, 86_400, 365.25 * 86_400];

/** A time in the largest unit of which there are two. */
export function longTime(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [year, 'years'],
    [day, 'days'],
    [hour, 'h'],
    [minute, 'min'],
    [1, 's'],
  ];
  const [length, name] = units.find(([one]) => seconds >= 2 * one) ?? [1, 's'];
  return `${Number((seconds / length).toPrecision(2)).toLocaleString('en')} ${name}`;
}

/** What taking everything away would cost, and what is left of it by the drawing. */
export function actsPart(): Part {
  const everyPair = (components * (components - 1)) / 2;
  const actSeconds = actSecondsOfSweep();
  const rows: readonly (readonly [words: string, acts: number])[] = [
    [`every component in ${faults} ways`, components * faults],
    ['every component in one way', components],
    ['every pair in one way', everyPair],
    ['pairs that cut sets leave: two chains with rungs, the worst drawing', pairsLeft.ladder],
    ['pairs that cut sets leave: one balancer, 4,998 servers', pairsLeft.wide],
  ];
  return {
    title: 'What ten thousand components cost',
    how:
      `${actSeconds} s an act, the windows of the sweep of the default stack alone; ${lanes} lanes a machine. ` +
      'Pairs as counted by the part `graph`. Arithmetic: the same figures on every machine.',
    head: ['what', 'acts', 'one lane', `${lanes} lanes`, `${machines} machines`],
    rows: rows.map(([words, acts]) => {
      const timeOf = (side: number): string => (acts === 0 ? '-' : longTime((acts * actSeconds) / side));
      return [words, acts.toLocaleString('en'), timeOf(1), timeOf(lanes), timeOf(lanes * machines)];
    }),
  };
}

/** A night of a large system: requests per second, and its length. */
const [ratePerSecond, nightSeconds] = [1_000_000, 8 * hour];

/** Measured by the parts `sampling` and `generator`, rounded; and by `reader`, the slowest run of any. */
const [bytesPerRequest, honestRate, readPerSecond] = [31, 1000, { one: 14_000_000, two: 18_000_000 }];

/** A number of bytes in the largest unit of which there is one. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** step).toPrecision(2))} ${units[step]}`;
}

/** What a night of that system writes, and how long it takes to read. */
export function nightPart(): Part {
  const requests = ratePerSecond * nightSeconds;
  const generators = ratePerSecond / honestRate;
  const own = requests / generators;
  return {
    title: 'A night at a million requests a second',
    how:
      `${nightSeconds / hour} h; ${bytesPerRequest} bytes a request, ${honestRate.toLocaleString('en')} requests/s a generator, ` +
      `and a reader of ${readPerSecond.one / 1e6} million samples/s with one thread and ${readPerSecond.two / 1e6} with two, ` +
      'as measured. Arithmetic.',
    head: ['figure', 'one generator', 'all'],
    rows: [
      ['generators', '1', generators.toLocaleString('en')],
      ['requests', own.toLocaleString('en'), requests.toLocaleString('en')],
      ['written in a second', size(honestRate * bytesPerRequest), size(ratePerSecond * bytesPerRequest)],
      ['written in the night', size(own * bytesPerRequest), size(requests * bytesPerRequest)],
      ['read by one thread', longTime(own / readPerSecond.one), longTime(requests / readPerSecond.one)],
      ['read by two threads', longTime(own / readPerSecond.two), longTime(requests / readPerSecond.two)],
    ],
  };
}
