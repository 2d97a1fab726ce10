import { addressRules } from './stack-address-rules.ts';
import { componentRules } from './stack-component-rules.ts';
import { linkRules, linkEndRules } from './stack-link-rules.ts';
import { nameRules } from './stack-name-rules.ts';
import { placeholderRules } from './stack-placeholder-rules.ts';
import type { StackRule } from './stack-rule.ts';

/**
 * What a stack must keep beyond its shape, in two steps: first that every part is sound by itself and refers to something,
 * then that they make a whole. A mistake of the first kind would show as several of the second.
 */
export const stackRules: readonly (readonly StackRule[])[] = [
  [...nameRules, ...componentRules, ...linkEndRules],
  [...linkRules, ...addressRules, ...placeholderRules],
];
