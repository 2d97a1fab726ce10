import { dirname, resolve } from 'node:path';
import type { LoadSetting } from '../setting.ts';
import { encodeSetting } from '../setting.ts';

/** What a k6 command is made of. */
export interface Invocation {
  /** Path of k6. */
  readonly k6: string;
  /** The bundled script. */
  readonly script: string;
  /** File that receives the samples, one line each. */
  readonly samplesFile: string;
  /** Addresses from which users come, each virtual user from one of them; absent or empty: the system's choice. */
  readonly clientAddresses?: readonly string[];
  /** What the script is told. */
  readonly setting: LoadSetting;
}

/**
 * The command. The script's console goes to a file of its own, written line by line without a buffer: through k6's log
 * output lines would wait up to a second, and be lost with a killed k6. What k6 itself has to say goes to its standard error.
 */
export function loadArgv({ k6, script, samplesFile, clientAddresses = [], setting }: Invocation): readonly string[] {
  const environment = Object.entries(encodeSetting(setting)).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  // Both would decide something, and keep every value until the end.
  const undecided = ['--summary-mode=disabled', '--no-thresholds'];
  // Nothing leaves the machine, nothing listens.
  const silent = ['--no-usage-report', '--address', ''];
  const outputs = [
    '--quiet',
    '--no-color',
    '--log-output=stderr',
    '--log-format=raw',
    `--console-output=${samplesFile}`,
  ];
  // A user's own variables must not reach the script.
  const closed = '--include-system-env-vars=false';
  const from = clientAddresses.length === 0 ? [] : [`--local-ips=${clientAddresses.join(',')}`];
  return [k6, 'run', ...outputs, ...undecided, ...silent, closed, ...from, ...environment, script];
}

/** Variables k6 is started with, so that nothing of the user's surroundings changes the load. */
export const loadEnvironment = (samplesFile: string, authorityFile = '/dev/null'): Record<string, string> => ({
  // Go trusts the authorities of this file and folder; the system's have no say in who the lab is.
  SSL_CERT_FILE: authorityFile,
  SSL_CERT_DIR: '/dev/null',
  K6_NO_USAGE_REPORT: 'true',
  K6_AUTO_EXTENSION_RESOLUTION: 'false',
  // Otherwise a proxy of the user's would be asked for the lab's addresses.
  NO_PROXY: '*',
  // k6 reads `k6/config.json` below it, which can override rates: point it where there is none.
  XDG_CONFIG_HOME: resolve(dirname(samplesFile)),
});
