import { createHash } from 'node:crypto';

/** Twelve hexadecimal digits of SHA-256: names a folder after what went into it. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
