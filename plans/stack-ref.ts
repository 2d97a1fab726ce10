import { z } from 'zod';
import { namePattern } from '../model/name.ts';

const filePattern = /^[^\p{C}\p{Zl}\p{Zp}]{0,300}\.(?:ya?ml|json|[cm]?[jt]s)$/u;

/** Whether a plan or the command line means a stack file: by its ending, as names can look like anything else. */
export const isStackFile = (named: string): boolean => filePattern.test(named);

/** The name of a shipped stack, or the path of a file. */
const refPattern = new RegExp(`${namePattern.source}|${filePattern.source}`, 'u');

/** A stack as a plan names it. */
export function stackRef(about: string) {
  const error = 'It must be the name of a shipped stack, or the path of a stack file (.yaml, .json, .ts).';
  return z.string({ error }).regex(refPattern, { error }).meta({ description: about });
}
