import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ProgramSpec } from '../../scripts/set-up/programs.ts';

/** Plants a program that prints a line and ends with a code. @returns its path */
export function fakeProgram(path: string, line: string, code = 0): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '${line}'\nexit ${code}\n`, { mode: 0o755 });
  return path;
}

/** What the loader says when a library is missing; the number in it is no version. */
export const loaderComplaint = 'error while loading shared libraries: liblua5.3.so.0: cannot open shared object file';

/** What is wanted of HAProxy, in a test of its own. */
export const haproxy: ProgramSpec = {
  tool: 'haproxy',
  file: 'haproxy',
  package: 'haproxy',
  versionArgs: ['-v'],
  least: '2.2',
};
