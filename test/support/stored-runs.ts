import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../model/verdict.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import { verdictFixture, withCells } from './verdict-fixture.ts';

/** Stores the fixture as a run of a day of November, with its verdict changed. @returns its folder */
export function storeRun(runs: string, day: number, change: Partial<Verdict> = {}): string {
  const night = String(day).padStart(2, '0');
  const id = `202611${night}t020000z-essentials`;
  const verdict = { ...verdictFixture(), ...change };
  const run = { ...verdict.run, id, startedAt: `2026-11-${night}T02:00:00.000Z` };
  mkdirSync(join(runs, id), { recursive: true });
  writeFileSync(join(runs, id, 'verdict.json'), serializeVerdict({ ...verdict, run }));
  return join(runs, id);
}

/** The fixture in which reads do not survive the loss of server1. */
export function worsened(): Partial<Verdict> {
  const { cells } = withCells(
    verdictFixture(),
    { target: 'server1', operation: 'read' },
    { finding: 'proven', effect: 'outage', expectation: 'broken' },
  );
  return { cells, outcome: 'broken', exitCode: 1 };
}
