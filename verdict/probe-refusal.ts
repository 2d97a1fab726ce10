import type { WriteTried } from '../model/database-handle.ts';

/** How a database says that it takes no writes, or none of who asked: MariaDB's errors 1290 and 1142. */
const refusals = /read.only|INSERT command denied/i;

/** A write that failed for another reason than that it was refused: who could not even ask was refused nothing. */
export const isFailed = ({ accepted, because }: WriteTried): boolean => !accepted && !refusals.test(because);
