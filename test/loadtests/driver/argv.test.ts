import { describe, expect, it } from 'vitest';
import { loadArgv, loadEnvironment } from '../../../loadtests/driver/argv.ts';

const setting = {
  url: 'http://198.18.0.2:80',
  ratePerSecond: { static: 100, read: 50, write: 20 },
  returningPerSecond: 30,
  durationMs: 6000,
  timeoutMs: 1000,
  episode: 1,
  seed: 9,
};
const argv = loadArgv({ k6: '/opt/k6', script: '/cache/load.js', samplesFile: '/run/samples/1.txt', setting });

describe('the command of k6', () => {
  it('is the same for the same load, to the last word', () => {
    expect(argv).toMatchInlineSnapshot(`
      [
        "/opt/k6",
        "run",
        "--quiet",
        "--no-color",
        "--log-output=stderr",
        "--log-format=raw",
        "--console-output=/run/samples/1.txt",
        "--summary-mode=disabled",
        "--no-thresholds",
        "--no-usage-report",
        "--address",
        "",
        "--include-system-env-vars=false",
        "-e",
        "URL=http://198.18.0.2:80",
        "-e",
        "RATE_STATIC=100",
        "-e",
        "RATE_READ=50",
        "-e",
        "RATE_WRITE=20",
        "-e",
        "RATE_RETURNING=30",
        "-e",
        "DURATION_MS=6000",
        "-e",
        "TIMEOUT_MS=1000",
        "-e",
        "EPISODE=1",
        "-e",
        "SEED=9",
        "/cache/load.js",
      ]
    `);
  });

  it('lets users come from the addresses given', () => {
    const files = { k6: '/opt/k6', script: '/cache/load.js', samplesFile: '/run/samples/1.txt' };
    const many = loadArgv({ ...files, setting, clientAddresses: ['198.18.0.100', '198.18.0.101'] });
    expect(many).toContain('--local-ips=198.18.0.100,198.18.0.101');
    expect(loadArgv({ ...files, setting, clientAddresses: [] })).toEqual(argv);
  });

  it('asks for no decision, no report and no listening port', () => {
    expect(argv).toContain('--no-thresholds');
    expect(argv).toContain('--summary-mode=disabled');
    expect(argv).toContain('--no-usage-report');
    expect(argv[argv.indexOf('--address') + 1]).toBe('');
    expect(argv.some((word) => /^(--out|-o)/.test(word))).toBe(false);
  });

  it('keeps the surroundings of the user out', () => {
    expect(argv).toContain('--include-system-env-vars=false');
    expect(loadEnvironment('/run/samples/1.txt')).toEqual({
      SSL_CERT_FILE: '/dev/null',
      SSL_CERT_DIR: '/dev/null',
      K6_NO_USAGE_REPORT: 'true',
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
      NO_PROXY: '*',
      XDG_CONFIG_HOME: '/run/samples',
    });
  });

  it('trusts the authority given and no other, and none when none is given', () => {
    expect(loadEnvironment('/run/samples/1.txt', '/lab/authority.pem')).toMatchObject({
      SSL_CERT_FILE: '/lab/authority.pem',
      SSL_CERT_DIR: '/dev/null',
    });
  });
});
