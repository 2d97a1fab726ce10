import { fileURLToPath } from 'node:url';

/** The folder of the sources: everything that comes with them is found from here, never from the working directory. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
