import type { GateVerdict } from '../model/baseline.ts';
import type { Verdict } from '../model/verdict.ts';
import { renderHtml } from './html/index.ts';
import { renderJUnit } from './junit.ts';
import { renderSummary } from './summary.ts';

export { renderHtml } from './html/index.ts';
export { renderComparison } from './comparison.ts';
export { renderForeign } from './foreign.ts';
export { renderBaseline, renderChanges, renderGate, renderGateSummary } from './gate.ts';
export { renderJUnit } from './junit.ts';
export { renderSummary } from './summary.ts';
export { renderTerminal } from './terminal.ts';
export { renderTrends } from './trend.ts';
export { describeCell } from './words/cell.ts';
export { describeProbe } from './words/probe.ts';

/** A report that is a file of the run folder. */
export interface Format {
  /** Name of the file. */
  readonly file: string;
  /** Its text; with what a baseline says, where one decides in place of the plan's expectations. */
  readonly render: (verdict: Verdict, gate?: GateVerdict) => string;
}

/** Every report that is written to the run folder. */
export const formats: readonly Format[] = [
  { file: 'report.html', render: renderHtml },
  { file: 'junit.xml', render: renderJUnit },
  { file: 'summary.md', render: (verdict, gate) => renderSummary(verdict, undefined, gate) },
];
