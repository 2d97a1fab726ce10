import type { ComponentSpec } from './stack.ts';

/**
 * Whether a stack replaces a file that its component's kind makes, or puts text behind its end. What counts then need not be what
 * the component's settings say.
 */
export const isAltered = ({ files, append }: Pick<ComponentSpec, 'files' | 'append'>, file: string): boolean =>
  files?.[file] !== undefined || append?.[file] !== undefined;
