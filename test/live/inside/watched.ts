import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults, readJournal } from '../../../chaos/index.ts';
import { reasonOf } from '../../../model/failure.ts';
import { supports } from '../../../model/evidence.ts';
import { ms } from '../../../model/units.ts';
import { guarded, watchOf } from '../../../scripts/guard.ts';
import { systemClock } from '../../../scripts/clock.ts';
import { openWatchdog, topologies, zxShell } from '../../../stack/index.ts';
import { tools } from '../../support/tools.ts';
import { eventually, raiseForTest, say } from './raise.ts';

// Every fault is injected and left alone: the watchdog has to lift it, and the controller to take over again.
const [spec] = topologies;
if (!spec) throw new Error('no stack');
const folder = mkdtempSync(join(tmpdir(), 'watched-'));
const [journalFile, logFile] = [join(folder, 'events.ndjson'), join(folder, 'watchdog.log')];
writeFileSync(journalFile, '');
const found = tools();
const shell = zxShell(found.env);
const watchdog = openWatchdog({ shell, clock: systemClock, spec, tools: found, journalFile, logFile });
const stack = await raiseForTest((start) => watchdog.know(start));
const lifted = (episode: number): boolean =>
  readJournal(readFileSync(journalFile, 'utf8')).some((event) => 'episode' in event && event.episode === episode);

/** Long enough for every injection; a slow one only finds itself lifted in the middle. */
const limitMs = ms(2500);

const outcomes: Record<string, string> = {};
for (const [index, fault] of faults.filter(({ id }) => id !== 'sham').entries()) {
  const name = fault.id === 'fill-disk' || fault.id === 'exhaust' ? 'primary.mariadb' : 'server1.nginx';
  const target = stack.target(name);
  const plan = { windows: { settleMs: ms(0), controlMs: ms(0), holdMs: ms(0), recoveryMs: ms(0), afterMs: ms(0) } };
  const watch = { ...watchOf({ plan, stack: spec }, index + 1, { fault: fault.id, target: name }), limitMs };
  const watched = guarded(fault, watchdog, watch, () => undefined);
  try {
    await watched.inject(target);
    const bit = supports(await fault.bit(target, 'bit'));
    const isLifted = await eventually(limitMs + 5000, () => lifted(index + 1));
    // What was started serves a moment later.
    const gone = await eventually(3000, async () => !supports(await fault.bit(target, 'bit')));
    await watched.heal(target);
    const healed = await eventually(3000, async () => supports(await fault.healed(target)));
    outcomes[fault.id] =
      `${bit && isLifted && gone ? 'lifted' : JSON.stringify({ bit, isLifted, gone })}, ${healed ? 'healed' : 'not healed'}`;
  } catch (thrown) {
    outcomes[fault.id] = reasonOf(thrown);
  }
}
await watchdog.end();
await stack.down();
say(outcomes);
