/** Where things stand in the memory that the line kernel shares with its caller; addresses and sizes in bytes. */

/** The address behind the last row that was written. */
export const rowsEndAt = 0;

/** The address behind the last known name. */
export const namesEndAt = 4;

/** The known names. */
export const namesAt = 64;

/** Words of eight bytes of which a known name is made at most. */
export const nameWords = 3;

/** What stands where in a known name: its length, its number, its bytes, and as many that are 255 where it has one, else 0. */
export const nameField = { length: 0, number: 4, bytes: 8, masks: 8 + 8 * nameWords } as const;

/** Size of a known name. */
export const nameBytes = 8 + 16 * nameWords;

/** Names that can be known. */
export const mostNames = 32;

/** The rows. */
export const rowsAt = 4096;

/** Which of the numbers of a row is what; each has 32 bits. */
export const rowField = { scenario: 0, dueMs: 1, waitMs: 2, status: 3, error: 4, valid: 5, server: 6 } as const;

/** Numbers in a row. */
export const rowNumbers = 7;

/** Size of a row. */
export const rowBytes = 4 * rowNumbers;

/** Rows that are written before the caller has to take them: few enough to stay in the processor's nearest cache. */
export const mostRows = 1024;

/** The text. */
export const textAt = 64 * 1024;

/** Bytes of text at most. */
export const mostText = 512 * 1024;

/** Size of the memory: it goes on behind the text, as words are read that reach over its end. */
export const memoryBytes = textAt + mostText + 64;
