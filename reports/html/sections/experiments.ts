import { experimentsOf } from '../../words/experiment.ts';
import { seriesKey } from '../chart/key.ts';
import { html } from '../escape.ts';
import { experiment } from '../experiment/index.ts';
import { howCounted } from '../experiment/measured.ts';
import type { Section } from '../section.ts';

/** Everything that was tried, one below the other. */
export const experiments: Section = {
  id: 'experiments',
  title: 'The experiments',
  word: 'Experiments',
  body: (verdict) =>
    html`<p>
        Time runs from the injection: 0 s is the moment the fault had taken full effect. A bar is 100 ms of requests,
        more where the episode says so, placed where they were due; of waits the worst of three bars is drawn.
        ${howCounted}
      </p>
      ${seriesKey} ${experimentsOf(verdict).map((one) => experiment(verdict, one))}`,
};
