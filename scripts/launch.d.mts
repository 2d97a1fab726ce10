/** Whether a version of Node runs TypeScript sources without a flag. */
export function stripsTypes(version: string): boolean;

/** Tells whether a word was said before within so many milliseconds. */
export function repeats(withinMs: number): (word: string, nowMs: number) => boolean;
