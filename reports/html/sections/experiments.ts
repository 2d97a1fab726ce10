import { experimentsOf } from '../../words/experiment.ts';
import { html } from '../escape.ts';
import { experiment } from '../experiment/index.ts';
import type { Section } from '../section.ts';

/** Everything that was tried, one below the other. */
export const experiments: Section = {
  id: 'experiments',
  title: 'The experiments',
  body: (verdict) =>
    html`<p>
        Time runs from the injection: 0 s is the moment the fault had taken full effect. Every bar is 100 ms of
        requests, placed where they were due.
      </p>
      ${experimentsOf(verdict).map((one) => experiment(verdict, one))}`,
};
