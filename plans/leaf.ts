import { z } from 'zod';
import { namePattern } from '../model/name.ts';
import { pairSign } from '../model/stack.ts';
import { ms, parseDuration, perSecond, share } from '../model/units.ts';
import { durationText, percentText } from './shown.ts';

/**
 * The values a plan is made of. Every error message here is a rule, "It must be …": the caller puts in front
 * what was written and where.
 */

/**
 * A duration as text with its unit; read as milliseconds. The pattern alone refuses what is nothing, or an hour and more, where the
 * range has neither: an editor goes by it, and the range itself no pattern says.
 */
export function duration(about: string, minMs: number, maxMs: number) {
  const notNothing = minMs > 0 ? '(?!0+(?:\\.0+)?[mhs])' : '';
  const noHours = maxMs < 3_600_000 ? '(?!0*[1-9]\\d*(?:\\.\\d+)?h)' : '';
  const pattern = new RegExp(`^${notNothing}${noHours}\\d{1,9}(?:\\.\\d{1,6})?(?:ms|s|m|h)$`);
  const range = `${durationText(minMs)} to ${durationText(maxMs)}`;
  const error = `It must be a duration with its unit, from ${range}, such as 5s or 250ms.`;
  return z
    .string({ error })
    .regex(pattern, { error })
    .transform((text) => parseDuration(text) ?? ms(Number.NaN))
    .refine((value) => value >= minMs && value <= maxMs, { error })
    .meta({ description: `${about} A duration from ${range}.`, examples: ['5s', '250ms'] });
}

/** Planned requests per second of one operation, as text with its unit. */
export function rate(about: string, least: 0 | 1 = 1) {
  const error = `It must be a whole number of requests per second from ${least}/s to 1000/s, such as 100/s.`;
  const pattern = least === 0 ? /^(?:0?\d{1,3}|1000)\/s$/ : /^(?!0+\/)(?:0?\d{1,3}|1000)\/s$/;
  return z
    .string({ error })
    .regex(pattern, { error })
    .transform((text) => perSecond(Number.parseInt(text, 10)))
    .meta({ description: about, examples: ['100/s'] });
}

/** A whole number of times. */
export function times(about: string, least: number, most: number) {
  const error = `It must be a whole number from ${least} to ${most}.`;
  return z
    .int({ error })
    .min(least, { error })
    .max(most, { error })
    .meta({ description: `${about} From ${least} to ${most}.` });
}

/** A share, as a number between 0 and 1 or as a percentage with its sign; at least 10 %, so that a percentage has two digits. */
export function portion(about: string, min: number, max: number) {
  const range = `${percentText(min)} to ${percentText(max)}`;
  const error = `It must be a share from ${range}, written 0.99 or 99 %.`;
  const percent = z
    .string({ error })
    .regex(new RegExp(`^[${Math.floor(min * 10)}-9]\\d(?:\\.\\d{1,6})? ?%$`), { error })
    .transform((text) => Number.parseFloat(text) / 100);
  return z
    .union([z.number({ error }).min(min, { error }).max(max, { error }), percent], { error })
    .refine((value) => value >= min && value <= max, { error })
    .transform((value) => share(value))
    .meta({ description: `${about} From ${range}.`, examples: ['99 %', 0.99] });
}

/** A name of a suite, stack, host or component. */
export function name(about: string) {
  const error = 'It must be a name of at most 64 small letters, digits, dots, dashes and underscores.';
  return z.string({ error }).regex(namePattern, { error }).meta({ description: about });
}

/** A name of a host or component, or two of them. */
export function targetName(about: string) {
  const error =
    'It must be a name of small letters, digits, dots, dashes and underscores, or two with a + between them.';
  const one = namePattern.source.slice(1, -1);
  return z
    .string({ error })
    .regex(new RegExp(`^${one}(?:\\${pairSign}${one})?$`), { error })
    .meta({ description: about, examples: ['server1', 'server1+server2'] });
}

/** One line of text for people. */
export function line(about: string) {
  const error = 'It must be one line of 1 to 120 printable characters.';
  return z
    .string({ error })
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,120}$/u, { error })
    .meta({ description: about });
}

/** One of a few words. */
export function word<const Words extends readonly [string, ...string[]]>(about: string, words: Words) {
  return z.enum(words, { error: `It must be one of: ${words.join(', ')}.` }).meta({ description: about });
}

/** A list of words as a choice wants it: known not to be empty. */
export const atLeastOne = <Word extends string>(words: readonly Word[]): readonly [Word, ...Word[]] => {
  const [first, ...rest] = words;
  if (first === undefined) throw new RangeError('a choice needs at least one word');
  return [first, ...rest];
};
