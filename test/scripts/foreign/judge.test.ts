import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ForeignVerdict } from '../../../model/foreign.ts';
import { main } from '../../../scripts/cli.ts';
import type { Fate } from '../../support/foreign-evidence.ts';
import { episodeEvents, eventText, killedMs, sampleText, shamAndKill } from '../../support/foreign-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-foreign-'));
afterAll(() => rmSync(folder, { recursive: true }));

let [stdout, stderr] = ['', ''];
beforeEach(() => {
  [stdout, stderr] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((stderr += String(text)), true));
});
afterEach(() => void vi.restoreAllMocks());

const stored = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** Made by k6 2.2.0: 50 requests a second to a small server, left alone once and stopped once, for 1.7 s each. */
const [csv, json, events] = ['requests.csv.gz', 'requests.json.gz', 'events.ndjson'].map(
  (name) => `test/golden/k6/${name}`,
) as [string, string, string];
const judged = (from: string, files: readonly string[], ...more: readonly string[]): Promise<number> =>
  main(['judge', '--from', from, ...files, '--events', events, '--budget', '500ms', ...more]);

describe('k6’s own output of a server that was stopped', () => {
  it('proves it, as CSV and as JSON, with the same bytes', async () => {
    expect(await judged('k6-csv', [csv], '--json')).toBe(0);
    const verdict = JSON.parse(stdout) as ForeignVerdict;
    const fromCsv = stdout;
    expect(verdict.cells.map(({ fault, finding, effect }) => [fault, finding, effect])).toEqual([
      ['sham', 'unknown', 'none'],
      ['stop', 'proven', 'outage'],
    ]);
    expect(verdict.cells[1]?.failedBy).toEqual({ refused: verdict.cells[1]?.latency.hold?.n });
    expect(verdict.requests).toBe(751);
    stdout = '';
    expect(await judged('k6-json', [json], '--json')).toBe(0);
    expect(stdout.replace('k6-json', 'k6-csv')).toBe(fromCsv);
  });

  it('is told in words, with what it cannot tell', async () => {
    expect(await judged('k6-csv', [csv])).toBe(0);
    expect(stdout).toContain(
      '2. stop server / read: held, proven, outage, interrupted for at least 1.43 s, not seen to end',
    );
    expect(stdout).toContain('slots that were never sent');
    expect(stderr).toBe('');
  });

  it('is judged by the command of the page as the page shows it', async () => {
    const page = readFileSync('docs/foreign-evidence.md', 'utf8');
    const [, command = '', shown = ''] = /^\$ spofproof (judge .*)\n([^$`]*)^```/m.exec(page) ?? [];
    const argv = command.split(' ').map((word) => (/\.(?:gz|ndjson)$/.test(word) ? `test/golden/k6/${word}` : word));
    expect(await main(argv)).toBe(0);
    expect(stdout.slice(0, shown.length)).toBe(shown);
    expect(shown).toContain('proven');
  });

  it('proves nothing where k6 wrote whole seconds: the hold is too short for them', async () => {
    const text = gunzipSync(readFileSync(csv)).toString();
    const seconds = text.replaceAll(/^([a-z_]+,\d{10})\d{6},/gm, '$1,');
    expect(await judged('k6-csv', [stored('seconds.csv', seconds)], '--json')).toBe(2);
    const verdict = JSON.parse(stdout) as ForeignVerdict;
    expect([verdict.timeStepMs, verdict.cells[1]?.finding]).toEqual([1000, 'unknown']);
    expect(verdict.cells[1]?.reasons.map(({ reason }) => reason)).toContain('too-few-slots');
  });

  it('is the same of halves that two machines wrote', async () => {
    const [header = '', ...rows] = gunzipSync(readFileSync(csv)).toString().trimEnd().split('\n');
    const middle = rows.findIndex((row, place) => place > rows.length / 2 && row.startsWith('http_reqs,'));
    const halves = [rows.slice(middle), rows.slice(0, middle)].map((half, n) =>
      stored(`half-${n}.csv`, `${[header, ...half].join('\n')}\n`),
    );
    await judged('k6-csv', [csv], '--json');
    const whole = stdout;
    stdout = '';
    await judged('k6-csv', halves, '--json');
    expect(stdout).toBe(whole);
  });
});

const untilHealed: Fate = (atMs) => (atMs >= killedMs && atMs < 20_100 ? 'refused' : 'good');

describe('sample lines without their run', () => {
  it('are judged by the same rules', async () => {
    const samples = stored('samples.txt', sampleText({ read: untilHealed, write: () => 'good' }));
    const own = stored('own.ndjson', eventText(shamAndKill()));
    expect(await main(['judge', '--from', 'samples', samples, '--events', own, '--budget', '1s'])).toBe(2);
    expect(stdout).toContain('2. kill server1 / read: held, proven, outage');
    expect(stdout).toContain('2. kill server1 / write: unknown, unknown, none');
  });
});

/** The kill was played before, and again because the machine had been too busy. */
const playedAgain = [
  ...episodeEvents(4, -12_000),
  ...episodeEvents(1, 0),
  ...episodeEvents(5, 12_000, { repeats: [4] }),
];

describe('the journal of a run', () => {
  it('counts of an episode that was played again the last time alone', async () => {
    const samples = stored('again.txt', sampleText({ read: untilHealed, write: untilHealed }));
    const own = stored('again.ndjson', eventText(playedAgain));
    expect(await main(['judge', '--from', 'samples', samples, '--events', own, '--budget', '1s', '--json'])).toBe(1);
    const { cells } = JSON.parse(stdout) as ForeignVerdict;
    expect(cells.map(({ episode, operation, finding }) => [episode, operation, finding])).toEqual([
      [1, 'read', 'unknown'],
      [1, 'write', 'unknown'],
      [5, 'read', 'proven'],
      [5, 'write', 'proven'],
    ]);
  });

  it('says what its run expects, as far as it tells', async () => {
    const files = ['01', '03', '22'].map((episode) => `docs/worked-example/samples/episode-${episode}.txt.gz`);
    const before = readFileSync('docs/worked-example/events.ndjson', 'utf8');
    // As a run writes it now, with what the plan beside it says.
    const now = before.replaceAll(/^(\{"type":"episode-started".*)\}$/gm, (_, begun: string) => {
      return `${begun},"spof":${begun.includes('primary') ? '["write"]' : '[]'}}`;
    });
    for (const [name, text, expectation] of [
      ['before', before, 'unknown'],
      ['now', now, 'held'],
    ] as const) {
      stdout = '';
      const own = stored(`${name}.ndjson`, text);
      expect(await main(['judge', '--from', 'samples', ...files, '--events', own])).toBe(2);
      expect(stdout).toContain(`3. kill primary.mariadb / write: ${expectation}, proven, outage`);
      expect(stdout).not.toContain(': broken');
    }
  });

  it('is refused where it says of what is no number that it was played again', async () => {
    const own = stored('odd.ndjson', eventText(episodeEvents(1, 0, { repeats: 4 })));
    expect(await main(['judge', '--from', 'k6-csv', csv, '--events', own])).toBe(64);
    expect(stderr).toContain('repeats');
  });
});

describe('evidence that cannot be read', () => {
  it.each([
    [['judge', '--from', 'k6-csv', csv], '--from needs --events FILE'],
    [['judge', csv, '--events', events], '--events: only with --from'],
    [['judge', 'a', 'b'], 'further files: only with --from'],
    [['judge', 'a', '--bar', '3', '--deadline', '1s'], '--deadline, --bar: only with --from'],
    [['judge', 'a', 'b', '--by', 'page', '--budget', '1s'], 'further files, --by, --budget: only with --from'],
    [['judge', '--from', 'k6-csv', csv, csv, '--events', events], `${csv} is named twice`],
    [['judge', '--from', 'k6-csv', csv, `./test/../${csv}`, '--events', events], `./test/../${csv} is named twice`],
    [['judge', '--from', 'k6-xml', csv, '--events', events], 'k6-xml'],
    [['judge', '--from', 'k6-csv', 'no-such.csv', '--events', events], 'no file no-such.csv'],
    [['judge', '--from', 'k6-csv', 'test', '--events', events], 'no file test'],
    [['judge', '--from', 'k6-csv', csv, '--events', 'no-such.ndjson'], 'no file no-such.ndjson'],
    [['judge', '--from', 'k6-csv', csv, '--events', csv], `${csv}:1:1: it is no JSON`],
    [['judge', '--from', 'k6-csv', events, '--events', events], `${events}:1:1: it does not begin with metric_name`],
    [['judge', '--from', 'k6-json', csv, '--events', events], `${csv}:1:1: there is no request in it`],
    [['judge', '--from', 'samples', events, '--events', events], `${events}:1:1: there is no request in it`],
    [
      ['judge', '--from', 'k6-csv', csv, '--events', events, '--by', 'page'],
      'there is no column page: choose another with `--by`',
    ],
    [['judge', '--from', 'k6-csv', csv, '--events', events, '--budget', '1'], '--budget 1 is no duration'],
    [['judge', '--from', 'k6-csv', csv, '--events', events, '--deadline', '0s'], '--deadline 0s is no duration'],
    [['judge', '--from', 'k6-csv', csv, '--events', events, '--bar', '101'], '--bar 101 is no bar'],
    [['judge', '--from', 'k6-csv', csv, '--events', events, '--events', events], '--events is given more than once'],
  ])('%j is exit 64 and says what is wrong', async (argv, message) => {
    expect(await main([...argv])).toBe(64);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });
});
