/** Writes as many sample lines as asked for, as a load of 600 requests a second with an outage would; prints nothing. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { chanceAt } from '../../model/chance.ts';
import { encodeSample } from '../../model/sample.ts';
import { operationNames } from '../../model/stack.ts';

const [file = '', wanted = '1000000'] = process.argv.slice(2);
const perOperation = Math.ceil(Number(wanted) / operationNames.length);
const ratePerSecond = 200;
const [outFromMs, outToMs] = [(perOperation / ratePerSecond) * 300, (perOperation / ratePerSecond) * 400];
const lines = operationNames.map((operation) => `#start,${operation},1800000000000`);
const out = openSync(file, 'w');
for (let iteration = 0; iteration < perOperation; iteration++) {
  const beganMs = Math.round((iteration * 1000) / ratePerSecond);
  const isOut = beganMs >= outFromMs && beganMs < outToMs;
  for (const [place, operation] of operationNames.entries()) {
    const chance = chanceAt(place, iteration);
    const number = Math.floor(chance * 1000);
    const fate = isOut
      ? { status: 0, error: 1212, valid: false, server: '' }
      : { status: 200, error: 0, valid: true, server: number % 2 === 0 ? 'server1' : 'server2' };
    const times = {
      beganMs,
      scenarioMs: 0,
      jitterMs: number % 4,
      waitMs: 1 + Math.floor(8 * chance ** 8) + (number === 7 ? 300 : 0),
    };
    lines.push(encodeSample({ operation, arm: 'main', iteration, ...times, database: '', ...fate }));
  }
  if (lines.length < 30_000 && iteration < perOperation - 1) continue;
  writeSync(out, `${lines.join('\n')}\n`);
  lines.length = 0;
}
closeSync(out);
