/** Where things stand in the memory that the kernel of k6's CSV shares with its caller; addresses and sizes in bytes. */

/** The address behind the last row that was written. */
export const rowsEndAt = 0;

/** 1 while the line before is one of a length, so that a line behind it may be its second one; else 0. */
export const isOpenAt = 4;

/** The rows. */
export const rowsAt = 4096;

/** What a row begins with: which line it is, and where that begins. The ends of its fields follow, before them the byte before it. */
export const rowField = { kind: 0, line: 1, ends: 2 } as const;

/** Numbers in a row, each of 32 bits. */
export const rowNumbers = 32;

/** Columns that a file may have to be read like this. */
export const mostColumns = rowNumbers - rowField.ends - 1;

/** Size of a row. */
export const rowBytes = 4 * rowNumbers;

/** Lines that are looked for; all others are passed over. */
export const kinds = { duration: 0, blocked: 1, dropped: 2, header: 3 } as const;

/** Added to the kind of a line that has another number of fields, or a byte in it that is a quote or not ASCII: its ends are not right. */
export const notPlain = 4;

/** The text. */
export const textAt = 64 * 1024;

/** Where rows have to end. */
export const rowsLimit = textAt - rowBytes;
