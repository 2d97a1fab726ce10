import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tampering } from '../../known/case.ts';
import type { ToolPaths } from '../../model/tools.ts';
import { shellWord } from '../called.ts';

/** A program that stands in for one of the tools. */
interface Impostor {
  /** Whose place it takes. */
  readonly tool: 'k6' | 'nft';
  /** Its text after the first line; `$real` is the tool itself, `$own` the impostor's own path. */
  readonly lines: readonly string[];
}

/** Runs k6 with the script `$own.js` in place of the last argument, which is the load script. */
const withOwnScript = [
  'left=$#',
  'for word; do',
  '  shift; left=$((left - 1))',
  '  if [ $left -eq 0 ]; then set -- "$@" "$own.js"; else set -- "$@" "$word"; fi',
  'done',
  'exec "$real" "$@"',
];

/** Writes `$own.js` from the lines given; `$load` in them is the load script. */
const ownScript = (lines: readonly string[]): readonly string[] => [
  'for load; do :; done',
  'cat > "$own.js" <<END',
  ...lines,
  'END',
  ...withOwnScript,
];

/** What each tampering does. The generator's own arithmetic, code and options stay those of every run. */
const impostors: Readonly<Record<Tampering, Impostor>> = {
  'k6-is-killed': {
    tool: 'k6',
    lines: ['exec timeout --foreground --signal=KILL 4 "$real" "$@"'],
  },
  'k6-throws': {
    tool: 'k6',
    lines: ownScript([
      "export { options } from '$load';",
      "const boom = () => { throw new Error('planted'); };",
      'export { boom as static, boom as read, boom as write };',
      'export { boom as staticReturning, boom as readReturning, boom as writeReturning };',
    ]),
  },
  'k6-is-mute': {
    tool: 'k6',
    lines: [
      'for word; do',
      '  shift',
      '  case $word in --console-output=*) word=--console-output=/dev/null ;; esac',
      '  set -- "$@" "$word"',
      'done',
      'exec "$real" "$@"',
    ],
  },
  'k6-has-few-users': {
    tool: 'k6',
    lines: ownScript([
      "import * as load from '$load';",
      "export * from '$load';",
      'const few = ([name, scenario]) => [name, { ...scenario, preAllocatedVUs: 20, maxVUs: 20 }];',
      'const scenarios = Object.fromEntries(Object.entries(load.options.scenarios).map(few));',
      'export const options = { ...load.options, scenarios };',
    ]),
  },
  'k6-has-half-a-processor': {
    tool: 'k6',
    lines: [
      'k6=$$',
      '(while sleep 0.2; kill -STOP $k6 && sleep 0.2 && kill -CONT $k6; do :; done) >/dev/null 2>&1 &',
      'exec "$real" "$@"',
    ],
  },
  'nft-refuses': {
    tool: 'nft',
    lines: [
      'if [ "$1" != -f ]; then exec "$real" "$@"; fi',
      'rules=$(cat)',
      'case $rules in *" drop"*) echo "Error: Could not process rule: Operation not supported" >&2; exit 1 ;; esac',
      'printf "%s\\n" "$rules" | "$real" "$@"',
    ],
  },
};

/** The tools with one of them replaced by an impostor, written into the folder. */
export function tamperedTools(tools: ToolPaths, tampering: Tampering | undefined, folder: string): ToolPaths {
  if (tampering === undefined) return tools;
  const { tool, lines } = impostors[tampering];
  mkdirSync(folder, { recursive: true });
  const own = join(folder, tampering);
  const text = ['#!/bin/sh', `real=${shellWord(tools[tool])}`, `own=${shellWord(own)}`, ...lines, ''].join('\n');
  writeFileSync(own, text, { mode: 0o755 });
  return { ...tools, [tool]: own };
}
