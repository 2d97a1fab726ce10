const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** One sign a value, as high as its share of the largest; a dot where there is none. Nothing but zeros is a flat line. */
export function spark(values: readonly (number | null)[]): string {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return values.map((value) => (value === null ? '·' : barOf(value, most))).join('');
}

const barOf = (value: number, most: number): string =>
  bars[most === 0 ? 0 : Math.round((Math.max(value, 0) / most) * (bars.length - 1))] ?? '·';
