import type { StackRule } from './stack-rule.ts';
import { addressRules } from './stack-address-rules.ts';
import { componentRules } from './stack-component-rules.ts';
import { linkRules } from './stack-link-rules.ts';
import { nameRules } from './stack-name-rules.ts';
import { placeholderRules } from './stack-placeholder-rules.ts';

/** What a stack must keep beyond its shape; each rule names every place where it is broken. */
export const stackRules: readonly StackRule[] = [
  ...nameRules,
  ...componentRules,
  ...linkRules,
  ...addressRules,
  ...placeholderRules,
];
