import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countFiles } from '../../../loadtests/reader/index.ts';
import type { LooseEvent } from '../../support/foreign-evidence.ts';
import {
  cellOf,
  counting,
  episodeEvents,
  eventText,
  judgeText,
  killedMs,
  sampleText,
} from '../../support/foreign-evidence.ts';
import type { K6Request } from '../../support/k6-output.ts';
import { k6Csv } from '../../support/k6-output.ts';
import {
  foreignEpisodes,
  frameOf,
  gatherEpisodes,
  judgeForeign,
  readForeignEvents,
} from '../../../verdict/foreign/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-frame-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begin = 1_800_000_000_000;
const bars = { availability: 0.98, failoverBudgetMs: 1000, deadlineMs: 250 };

const request = (ms: number, status = 200): K6Request => ({
  endMs: begin + ms + 1,
  durationMs: 1,
  blockedMs: 0,
  status,
  error: 0,
  name: 'read',
});

/** Two kills behind a sham; the first ends, and the second begins, within one millisecond. */
const touching: readonly LooseEvent[] = [
  ...episodeEvents(1, 0),
  ...episodeEvents(2, 12_000, { spof: ['read'] }),
  ...episodeEvents(3, 24_000),
].map((event) =>
  (event['episode'] === 2 && event.type === 'episode-ended') ||
  (event['episode'] === 3 && event.type === 'episode-started')
    ? Object.assign({}, event, { at: begin + 24_000.8 })
    : event,
);

/** Out until the healing, then so few requests that the return of the first kill hangs on the last of them. */
function seldom(): readonly K6Request[] {
  const requests: K6Request[] = [];
  for (let ms = 0; ms < 20_100; ms += 10) requests.push(request(ms, ms >= killedMs ? 503 : 200));
  for (let n = 0; n < 97; n++) requests.push(request(20_110 + n * 39));
  for (let ms = 24_020; ms < 36_000; ms += 10) requests.push(request(ms));
  return requests;
}

const stored = (name: string, requests: readonly K6Request[]): string => {
  writeFileSync(join(folder, name), k6Csv(requests));
  return join(folder, name);
};

describe('episodes that touch', () => {
  it('are judged alike in whatever order two requests at their border stand', async () => {
    const episodes = foreignEpisodes(gatherEpisodes(readForeignEvents(eventText(touching), 'e')), bars, 1);
    const rest = stored('rest.csv', seldom());
    const pair = [request(24_003.2), request(24_000.9)];
    const verdicts = await Promise.all(
      [pair, pair.toReversed()].map(async (two, n) => {
        const reading = { from: 'k6-csv', by: 'name', threads: 1 } as const;
        const tally = await countFiles([rest, stored(`pair-${n}.csv`, two)], reading, frameOf(episodes, bars));
        return judgeForeign({ from: 'k6-csv', episodes, tally, bars });
      }),
    );
    expect(verdicts[0]).toEqual(verdicts[1]);
  });
});

describe('a fault that nobody healed, in an episode that did not end', () => {
  it('is an outage where nobody was served any more', () => {
    const events = [...episodeEvents(1, 0), ...episodeEvents(2, 12_000).slice(0, 4)];
    const text = sampleText({ read: (at) => (at >= killedMs ? 'refused' : 'good'), write: () => 'good' });
    const verdict = judgeText(events, counting(text));
    expect(cellOf(verdict, 'read')).toMatchObject({ finding: 'unknown', effect: 'outage' });
    expect(cellOf(verdict, 'read').reasons.map(({ reason }) => reason)).toContain('not-healed');
    expect(cellOf(verdict, 'write').effect).toBe('none');
  });
});
