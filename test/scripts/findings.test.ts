import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { Plan } from '../../model/plan.ts';
import { encodeSample } from '../../model/sample.ts';
import { epochMs, perSecond } from '../../model/units.ts';
import { openFindings } from '../../scripts/findings.ts';
import { judgeFolder } from '../../scripts/judge-folder.ts';
import type { PlannedEpisode } from '../../scripts/repeat.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';
import { temporaryFolder } from '../support/cli.ts';
import type { EpisodeRecipe } from '../support/record.ts';
import { bareRecordOf, cleanSham } from '../support/record.ts';
import { downUntilHealed, refusedBetween } from '../support/record-shapes.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const stop: EpisodeRecipe = { target: 'server1', fault: 'stop' };

const returning = (plan: Plan): Plan => ({ ...plan, load: { ...plan.load, returningPerSecond: perSecond(5) } });
const twice = (plan: Plan): Plan => ({ ...plan, episodes: 2 });

/** A run folder with these episodes; samples of those in `unread` are missing. */
function findingsOf(
  episodes: readonly EpisodeRecipe[],
  unread: readonly number[] = [],
  change: (plan: Plan) => Plan = (same) => same,
) {
  const { plan, stack, events, samples } = bareRecordOf({ episodes, plan: change });
  const folder = openRunFolder(mkdtempSync(join(temporary.path, 'run-')));
  folder.write('plan.json', JSON.stringify({ plan, stack }));
  writeFileSync(folder.file('events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  mkdirSync(folder.file('samples'));
  for (const [episode, list] of samples) {
    if (unread.includes(episode)) continue;
    appendFileSync(folder.file('samples', `${episode}.csv`), list.map((one) => `${encodeSample(one)}\n`).join(''));
  }
  const said: string[] = [];
  const order = plan.experiments.map((experiment, index) => ({ episode: index + 1, experiment }));
  const noted: RunEvent[] = [];
  const onEpisode = openFindings({
    plan,
    stack,
    folder,
    progress: { say: (line) => void said.push(line) },
    journal: { write: (event) => void noted.push(event) },
    clock: { now: () => epochMs(7) },
  });
  const tell = (episode: number, repeats?: readonly number[]): Promise<boolean> =>
    onEpisode({ ...(order[episode - 1] as PlannedEpisode), ...(repeats && { repeats }) });
  const found = (episode: number): unknown[] =>
    noted.flatMap((event) => ('operation' in event && event.episode === episode ? event.finding : []));
  return { tell, said, noted, found, folder };
}

describe('the findings told while a run goes on', () => {
  it('are those of one episode, from its own samples and those of the sham alone', async () => {
    const { tell, said } = findingsOf([cleanSham, { ...stop, target: 'server2' }, stop], [2]);
    await tell(1);
    said.length = 0;
    await tell(3);
    expect(said).toHaveLength(3);
    for (const line of said) expect(line).toMatch(/^ {2}If server1 stops, /);
  });

  it('are noted for programs as well, with what was found and why', async () => {
    const { tell, noted } = findingsOf([cleanSham, stop]);
    await tell(1);
    await tell(2);
    expect(
      noted.map((event) => ('operation' in event ? `${event.episode} ${event.target} ${event.operation}` : event.type)),
    ).toEqual([
      '1 balancer static',
      '1 balancer read',
      '1 balancer write',
      '2 server1 static',
      '2 server1 read',
      '2 server1 write',
    ]);
    expect(noted[3]).toEqual({
      type: 'finding-told',
      at: 7,
      episode: 2,
      target: 'server1',
      fault: 'stop',
      operation: 'static',
      arm: 'main',
      finding: 'refuted',
      effect: 'none',
      expectation: 'held',
      because: [],
    });
  });

  it('of the sham are its own', async () => {
    const { tell, said } = findingsOf([cleanSham, stop]);
    await tell(1);
    expect(said).toHaveLength(3);
    expect(said.join()).not.toContain('server1');
  });

  it('wait for a sham that is played later', async () => {
    const { tell, said } = findingsOf([stop, cleanSham]);
    await tell(1);
    expect(said).toEqual(['  to be judged when the sham has been played']);
  });

  it('say whether the machine was too busy to measure the last of them, and it alone', async () => {
    const late: EpisodeRecipe = {
      ...stop,
      editSamples: (samples) => samples.map((one) => ({ ...one, beganMs: one.beganMs + 60 })),
    };
    const { tell } = findingsOf([cleanSham, late, stop]);
    expect([await tell(1), await tell(2), await tell(3)]).toEqual([false, true, false]);
    expect(await findingsOf([late, cleanSham]).tell(1)).toBe(true);
  });

  it('hold against a sham what was measured of it when it was over', async () => {
    const { tell, said, folder } = findingsOf([cleanSham, stop]);
    await tell(1);
    rmSync(folder.file('samples', '1.csv'));
    await tell(2);
    expect(said.slice(3)).toHaveLength(3);
    for (const line of said.slice(3)) expect(line).toMatch(/^ {2}If server1 stops, /);
  });

  it('hold against the last sham, that of another having been disturbed', async () => {
    const late: EpisodeRecipe = {
      ...cleanSham,
      editSamples: (samples) => samples.map((one) => ({ ...one, beganMs: one.beganMs + 60 })),
    };
    const { tell, found } = findingsOf([late, cleanSham, stop]);
    await tell(1);
    await tell(2, [1]);
    await tell(3);
    expect(found(1)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(found(3)).toEqual(['refuted', 'refuted', 'refuted']);
  });

  it('hold against every sham that was played, as the verdict does', async () => {
    const felt: EpisodeRecipe = { ...cleanSham, shape: refusedBetween(1000, 3000) };
    const { tell, found, folder } = findingsOf([felt, cleanSham, { ...stop, shape: downUntilHealed }]);
    for (const episode of [1, 2, 3]) await tell(episode);
    expect(found(2)).toEqual(['refuted', 'refuted', 'refuted']);
    expect(found(3)).toEqual(['unknown', 'unknown', 'unknown']);
    const { cells } = await judgeFolder(folder);
    expect(cells.filter(({ fault }) => fault === 'stop').map(({ finding }) => finding)).toEqual(found(3));
  });

  it('are not told as found of an episode that the machine was too busy to measure', async () => {
    const late: EpisodeRecipe = {
      ...stop,
      shape: downUntilHealed,
      editSamples: (samples) =>
        samples.map((one) => (one.arm === 'returning' ? { ...one, beganMs: one.beganMs + 60 } : one)),
    };
    const { tell, found, said } = findingsOf([cleanSham, late, stop], [], returning);
    await tell(1);
    expect(await tell(2)).toBe(true);
    expect(found(2)).toEqual([]);
    expect(said.at(-1)).toBe('  not told as found: the machine was too busy to measure it all');
    expect(await tell(3, [2])).toBe(false);
    expect(found(3)).toEqual(['refuted', 'refuted', 'refuted']);
  });

  it('are told as those of one episode alone where several have to agree', async () => {
    const { tell, said } = findingsOf([cleanSham, stop], [], twice);
    await tell(1);
    await tell(2);
    for (const line of said) expect(line).toMatch(/^ {2}by this episode alone: (?:While nothing|If server1)/);
  });

  it('never end the run', async () => {
    const { tell, said } = findingsOf([cleanSham, stop], [2]);
    await tell(1);
    said.length = 0;
    await tell(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^ {2}could not be judged yet: /);
  });
});
