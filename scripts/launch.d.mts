/** Whether a version of Node runs TypeScript sources without a flag. */
export function stripsTypes(version: string): boolean;
