/** `driver/bundle.ts` puts another module in the place of this one, in which the script is text that is run when it is asked for. */
export { makeScript } from './script.ts';
