import { readFileSync } from 'node:fs';

/** The last lines of a log, oldest first; none when there is no such file. */
export function lastLines(file: string, count = 15): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
  } catch {
    return [];
  }
}
