import { glossary as words } from '../../words/glossary.ts';
import type { Section } from '../section.ts';
import { definitions } from '../table.ts';

/** The words a manager needs. */
export const glossary: Section = {
  id: 'glossary',
  title: 'Words',
  body: () => definitions(words.map(({ word, means }) => [word, means])),
};
