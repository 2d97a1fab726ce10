import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  openNight({ ...options, ...more }, { ...output, command: (line) => void told.push(line) }, { ...env });

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

  it('have their say also of a command that a signal ends before anything is proved', async () => {
    const metrics = join(temporary.path, 'stopped.prom');
    const before = process.listenerCount('SIGTERM');
    const stopped = open({ metrics }).accounted({ suites: ['smoke'], results: [] }, async (stop) => {
      process.emit('SIGTERM');
      stop.throwIfAborted();
      return 0;
    });
    await expect(stopped).rejects.toMatchObject({ code: 'terminated', exit: 143 });
    expect(readFileSync(metrics, 'utf8')).toContain('spofproof_suite_exit_code{suite="smoke"} 143');
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

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
