/** Where the bins of a drawing are, in its units. */
export interface Grid {
  /** Left edge of the first bin. */
  readonly x: number;
  /** Width of a bin. */
  readonly step: number;
  /** How many there are. */
  readonly amount: number;
}

/** A command of a path with its numbers. */
const commands = /([Mhvz])(-?[\d.]+)?(?: ([\d.]+))?/g;

/**
 * Counts per bin, read back from an outline as `stacked` draws it: along the roof to the right, along the base back.
 * What is drawn is what is told, so that neither needs bytes of its own.
 * @param scale height of one that is counted
 */
export function countsIn(outline: string, { x, step, amount }: Grid, scale: number): readonly number[] {
  const heights = Array.from({ length: amount }, () => 0);
  let [bin, level, first] = [0, 0, 0];
  const back = (until: number): void => {
    for (; bin > until; bin -= 1) heights[bin - 1] = (heights[bin - 1] ?? 0) + level;
  };
  for (const [, command, size = '', height] of outline.matchAll(commands)) {
    const bins = Math.round((Number(size) - (command === 'M' ? x : 0)) / step);
    if (command === 'M') [bin, first, level] = [bins, bins, Number(height)];
    else if (command === 'v') level += Number(size);
    else if (command === 'z') back(first);
    else if (bins < 0) back(bin + bins);
    else for (const end = bin + bins; bin < end; bin += 1) heights[bin] = (heights[bin] ?? 0) - level;
  }
  return heights.map((height) => Math.round(height / scale));
}
