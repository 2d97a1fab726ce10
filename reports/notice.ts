import type { Cell } from '../model/cell.ts';
import type { GateVerdict } from '../model/baseline.ts';
import { exitCodes } from '../model/exit.ts';
import type { Truth } from '../model/truth.ts';
import type { Verdict } from '../model/verdict.ts';
import { describeCell } from './words/cell.ts';
import { gateInWords, gateLineInWords, worseLines } from './words/gate.ts';
import { headlineOf } from './words/headline.ts';
import { probeSentence, probesIn } from './words/probe.ts';
import { outcomeOf } from './words/outcome.ts';

/** Most findings of a run that are told one by one; a notice is read on a small screen, and the rest is in the report. */
const most = 20;

/** One suite of a command. */
export interface NoticedSuite {
  /** Its name. */
  readonly suite: string;
  /** Its exit code. */
  readonly exitCode: number;
  /** What was judged of it; absent when it came to nothing. */
  readonly verdict?: Verdict;
  /** What a baseline says of it, which then decides in place of the plan's expectations; absent without one. */
  readonly gate?: GateVerdict;
  /** Why it came to nothing, or what was cut; absent when neither. */
  readonly because?: string;
}

/** What a webhook receives: one JSON object. New fields may come, none goes. */
export interface Notice {
  /** Schema of this object. */
  readonly schema: 'spofproof/notice@1';
  /** One or more sentences for people; the field that chat systems show. */
  readonly text: string;
  /** Exit code of the command. */
  readonly exitCode: number;
  /** End of the command, ISO 8601 in UTC. */
  readonly endedAt: string;
  /** One per suite. */
  readonly suites: readonly NoticeOfSuite[];
}

/** What a notice says of a suite. */
export interface NoticeOfSuite {
  /** Its name. */
  readonly suite: string;
  /** Its exit code. */
  readonly exitCode: number;
  /** The worst of its expectations, or what the baseline says where there is one; unknown when nothing was judged. */
  readonly outcome: Truth;
  /** Name of the run; null when there is none. */
  readonly run: string | null;
  /** Name of the stack; null when nothing was judged. */
  readonly stack: string | null;
  /** Start, ISO 8601 in UTC; null when nothing was judged. */
  readonly startedAt: string | null;
  /** Length of the run in milliseconds; null when nothing was judged. */
  readonly durationMs: number | null;
  /** The sentence that a manager would quote and what was decided, or why there is none. */
  readonly headline: string;
  /** Number of expectations by what became of them. */
  readonly expectations: Readonly<Record<Truth, number>>;
  /** Broken and unknown expectations in words, broken ones first, or what is worse than the baseline; 20 at most. */
  readonly findings: readonly string[];
}

/** The notice of a command that has ended. */
export function noticeOf(suites: readonly NoticedSuite[], exitCode: number, endedAt: string): Notice {
  const told = suites.map(suiteNotice);
  const text = told.map(({ suite, headline }) => `${suite}: ${headline}`).join('\n');
  return { schema: 'spofproof/notice@1', text, exitCode, endedAt, suites: told };
}

function suiteNotice({ suite, exitCode, verdict, gate, because }: NoticedSuite): NoticeOfSuite {
  const told: Pick<Verdict, 'cells' | 'probes'> = verdict ?? { cells: [] };
  const findings = (['broken', 'unknown'] as const).flatMap((truth) =>
    those(told.cells, truth).map(describeCell).concat(probesIn(told, truth).map(probeSentence)),
  );
  return {
    suite,
    exitCode,
    outcome: decided(exitCode, gate?.outcome ?? verdict?.outcome),
    run: verdict?.run.id ?? null,
    stack: verdict?.stack.name ?? null,
    startedAt: verdict?.run.startedAt ?? null,
    durationMs: verdict?.run.durationMs ?? null,
    headline: [
      ...(verdict ? [`${headlineOf(verdict).title}. ${gate ? gateInWords(gate) : outcomeOf(verdict)}`] : []),
      ...(because ? [because] : []),
    ].join(' '),
    expectations: { held: count(told, 'held'), broken: count(told, 'broken'), unknown: count(told, 'unknown') },
    findings: (gate ? worseLines(gate).map(gateLineInWords) : findings).slice(0, most),
  };
}

/** What a suite came to. One that failed otherwise, or was cut, held nothing, whatever was judged of it. */
const decided = (exitCode: number, outcome: Truth = 'unknown'): Truth =>
  exitCode !== exitCodes.held && outcome === 'held' ? 'unknown' : outcome;

const those = (cells: readonly Cell[], truth: Truth): readonly Cell[] =>
  cells.filter(({ expectation }) => expectation === truth);

const count = (verdict: Pick<Verdict, 'cells' | 'probes'>, truth: Truth): number =>
  those(verdict.cells, truth).length + probesIn(verdict, truth).length;
