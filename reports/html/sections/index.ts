import type { Section } from '../section.ts';
import { agreement } from './agreement.ts';
import { change } from './change.ts';
import { claims } from './claims.ts';
import { distribution } from './distribution.ts';
import { experiments } from './experiments.ts';
import { glossary } from './glossary.ts';
import { headline } from './headline.ts';
import { matrix } from './matrix.ts';
import { picture } from './picture.ts';
import { probes } from './probes.ts';
import { settings } from './settings.ts';
import { trust } from './trust.ts';
import { writes } from './writes.ts';

/** The page, from top to bottom: the answer, whether to believe it, then the proof. */
export const sections: readonly Section[] = [
  headline,
  trust,
  matrix,
  picture,
  change,
  agreement,
  claims,
  probes,
  experiments,
  writes,
  distribution,
  settings,
  glossary,
];
