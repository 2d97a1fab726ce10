/** How the system says that what is written finds no room: the disk is full, a quota is, or a file may not grow any further. */
export const noRoomCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Whether this is such a word of the system: then nothing is wrong with us, and with some room it goes on. */
export const isFull = (code: string | undefined): boolean => code !== undefined && noRoomCodes.includes(code);
