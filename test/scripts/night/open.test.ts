import { afterAll, describe, expect, it } from 'vitest';
import { openNight } from '../../../scripts/night/open.ts';
import { openOutput } from '../../../scripts/output.ts';
import { temporaryFolder } from '../../support/cli.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const common = { json: false, quiet: true, verbose: false, color: false };
const options = { ...common, suites: ['smoke'], runs: temporary.path };
const [told, output]: [string[], ReturnType<typeof openOutput>] = [[], openOutput(common)];
const open = (more: object, env: Readonly<Record<string, string>> = {}) =>
  openNight({ ...options, ...more }, { ...output, error: (line) => void told.push(line) }, { ...env });

const fail = (): Promise<number> => Promise.reject(new Error('no luck'));

describe('the options of a night', () => {
  it('are none by default: nobody is told, nothing is removed, and it takes as long as it takes', async () => {
    const night = open({});
    expect(night.deadline).toBeUndefined();
    expect(await night.accounted({ suites: [], results: [] }, async () => 2)).toBe(2);
  });

  it.each([{ deadline: '5' }, { metrics: '/missing/a.prom' }, { webhook: 'nowhere' }, { keep: 0 }, { keepSize: '5' }])(
    'as %j are refused before anything is started',
    (more) => {
      expect(() => open(more)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    },
  );

  it('know GitHub by its own variable', async () => {
    const suites = ['smoke'];
    await open({}, { CI: 'true' })
      .accounted({ suites, results: [] }, fail)
      .catch(() => undefined);
    expect(told).toEqual([]);
    await open({}, { GITHUB_ACTIONS: 'true' })
      .accounted({ suites, results: [] }, fail)
      .catch(() => undefined);
    expect(told).toEqual(['::error title=spofproof::smoke: no luck']);
  });
});
