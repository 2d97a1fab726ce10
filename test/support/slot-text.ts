/** Slots from a text of runs such as `50g 3b 100g`: 1 good, 0 bad. */
export const slotsIn = (text: string): Uint8Array =>
  Uint8Array.from(
    text
      .split(' ')
      .flatMap((run) => Array.from({ length: Number.parseInt(run, 10) }, () => (run.endsWith('g') ? 1 : 0))),
  );
