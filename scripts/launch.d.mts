/** Whether a version of Node runs TypeScript sources without a flag. */
export function stripsTypes(version: string): boolean;

/** Flags of the Node that does the work. */
export const nodeFlags: readonly string[];
