import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../model/verdict.ts';
import { windowsMs } from '../scripts/load.ts';
import type { FigureKind } from './figure.ts';
import { figureOf } from './measure.ts';
import type { Part } from './measure.ts';
import { proveOnce, verdictIn } from './prove-once.ts';

/** A suite as a user runs it. */
interface Tried {
  /** Name. */
  readonly name: string;
  /** Heading. */
  readonly title: string;
  /** What its wall time is held against. */
  readonly bound: string;
  /** What is promised of the ratio; absent where only the time is. */
  readonly ratioBound?: number;
  /** What is promised of the time, in seconds; absent where only the ratio is. */
  readonly secondsBound?: number;
}

/** Wall time of the default suite over the sum of the windows it has to observe, and of the sweep, whose lanes share them. */
export const suites: readonly (() => Promise<Part>)[] = [
  { name: 'essentials', title: 'The default suite', bound: '1.15 x the sum of the windows', ratioBound: 1.15 },
  { name: 'sweep', title: 'The sweep', bound: '300 s', secondsBound: 300 },
].map((tried) => () => suite(tried));

async function suite(tried: Tried): Promise<Part> {
  const runs = mkdtempSync(join(tmpdir(), 'spofproof-suite-'));
  const { exit, wallMs, paths } = await proveOnce([tried.name], runs);
  const [path = ''] = paths;
  const verdict = verdictIn(path);
  const reportKiB = statSync(join(path, 'report.html')).size / 1024;
  rmSync(runs, { recursive: true });
  return table(tried, verdict, { wallMs, reportKiB, exit });
}

/** The cells that did not hold, each with why: the run itself is not kept. */
const notHeld = ({ cells }: Verdict): string =>
  cells
    .filter(({ expectation }) => expectation !== 'held')
    .map(
      ({ target, fault, operation, finding, reasons }) =>
        `${fault} ${target}, ${operation}: ${finding} (${reasons.map(({ detail }) => detail).join('; ')})`,
    )
    .join('<br>') || 'none';

const wallKind = (bound: number): FigureKind => ({ name: 'wall', unit: 's', better: 'lower', bound });

/** What was seen of a run from outside. */
interface Seen {
  readonly wallMs: number;
  readonly reportKiB: number;
  readonly exit: number;
}

function table(
  { name, title, bound, ratioBound, secondsBound }: Tried,
  verdict: Verdict,
  { wallMs, reportKiB, exit }: Seen,
): Part {
  const episodes = verdict.plan.experiments.length * verdict.plan.episodes;
  const sumMs = episodes * windowsMs(verdict.plan);
  const dropped = verdict.cells
    .filter((cell) => cell.fault === 'sham')
    .reduce((sum, cell) => sum + cell.slots.dropped, 0);
  const held = verdict.cells.filter(({ expectation }) => expectation === 'held').length;
  const ratio: FigureKind = { name: 'wall over the sum of the windows', unit: 'x', better: 'lower' };
  return {
    title,
    how: `One run of \`spofproof prove ${name}\`, from the command to its end, reports included. Bound: ${bound}.`,
    head: ['figure', 'value'],
    rows: [
      ['exit code', String(exit)],
      ['episodes of the plan', String(episodes)],
      ['cells held, of all', `${held} of ${verdict.cells.length}`],
      ['sum of the windows, s', (sumMs / 1000).toFixed(1)],
      ['wall, s', (wallMs / 1000).toFixed(1)],
      ['**ratio**', (wallMs / sumMs).toFixed(3)],
      ['slots dropped in the sham', String(dropped)],
      ['not held', notHeld(verdict)],
      ['report.html, KiB', reportKiB.toFixed(0)],
    ],
    figures: [
      figureOf(ratioBound === undefined ? ratio : { ...ratio, bound: ratioBound }, [wallMs / sumMs]),
      ...(secondsBound === undefined ? [] : [figureOf(wallKind(secondsBound), [wallMs / 1000])]),
      figureOf({ name: 'cells not held', unit: 'count', better: 'lower', bound: 0 }, [verdict.cells.length - held]),
      figureOf({ name: 'slots dropped in the sham', unit: 'count', better: 'lower', bound: 0 }, [dropped]),
      figureOf({ name: 'report.html', unit: 'KiB', better: 'lower' }, [reportKiB]),
    ],
  };
}
