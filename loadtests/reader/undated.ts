import { latestMs } from '../../model/latest.ts';
import { decodeSample } from '../../model/sample.ts';
import { Failure } from '../../model/failure.ts';
import type { OperationTally, Tally } from '../../model/tally.ts';
import { scenarioName } from '../scenario.ts';
import { decodeStart } from '../start-line.ts';
import { placedBlocksOf } from './pieces.ts';
import { textOfLine } from './text.ts';

/** Whether requests stand before 1970, or where nobody can say when that is. Their windows tell, so that none is looked at for it. */
export const isDated = ({ operations }: Tally): boolean => operations.every(hasDates);

function hasDates({ windows: { first, widthMs, counts } }: OperationTally): boolean {
  const last = first + counts.length / 2 - 1;
  return first >= 0 && Number.isFinite(widthMs) && last * widthMs <= latestMs;
}

/**
 * What is to be said of a samples file with such a request: the place of the first one, found by reading the file again.
 * @returns Failure `bad-evidence` with file, line and column
 */
export async function undated(file: string): Promise<Failure> {
  const what = `${file}:${await firstUndated(file)}:1: it began at no moment`;
  return new Failure('bad-evidence', { what, why: 'It stands before 1970, or behind the year 9999.' });
}

async function firstUndated(file: string): Promise<number> {
  const starts = new Map<string, number>();
  let line = 0;
  for await (const { bytes, from, end } of placedBlocksOf(file)) {
    for (let at = from; at < end;) {
      const { text, next } = textOfLine(bytes, at);
      at = next;
      line++;
      const beganMs = beginIn(text, starts);
      if (beganMs !== null && !(beganMs >= 0 && beganMs <= latestMs)) return line;
    }
  }
  return 1;
}

/** When the request of a line began, or the scenario that it says began; null of another line, and of one before all begins. */
function beginIn(text: string, starts: Map<string, number>): number | null {
  const start = decodeStart(text);
  if (start) {
    starts.set(scenarioName(start.scenario), start.at);
    return start.at;
  }
  const sample = decodeSample(text);
  const [first] = starts.values();
  const scenarioMs = sample && (starts.get(scenarioName(sample)) ?? first);
  return sample && scenarioMs !== undefined ? scenarioMs + sample.beganMs + sample.jitterMs : null;
}
