import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Experiment } from '../../words/experiment.ts';
import { counted } from '../../words/number.ts';
import { drawnKey } from '../chart/key.ts';
import { timeline } from '../chart/timeline.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { grid } from '../table.ts';
import { bins } from './bins.ts';
import { seenTable } from './seen.ts';

/** One time the fault was done: its timeline, the same as numbers, and what was seen of the fault itself. */
export const episode = (one: Experiment, each: EpisodeVerdict): Html =>
  html` <figure>${captionOf(one, each)} ${drawnKey} ${timeline(one, each)}</figure>
    ${bins(each)}
    <details class="seen">
      <summary>What was seen of the fault itself (${counted(each.evidence.length, 'look')})</summary>
      ${facts(each)}
    </details>`;

/** The experiment's title; which of them when it was done several times. */
const nameOf = ({ title, episodes }: Experiment, each: EpisodeVerdict): string =>
  episodes.length > 1 ? `${title}, episode ${episodes.indexOf(each) + 1} of ${episodes.length}` : title;

/** Only what the headings do not say: which of several, and that nothing was done. */
function captionOf(one: Experiment, each: EpisodeVerdict): Html | null {
  const which = one.episodes.length > 1 ? `${nameOf(one, each)}. ` : '';
  const nothing = each.injected ? '' : 'Nothing was injected: 0 s is when it was planned.';
  return which + nothing === '' ? null : html`<figcaption>${which}${nothing}</figcaption>`;
}

function facts(each: EpisodeVerdict): Html {
  if (each.evidence.length === 0) return html`<p>No data: nothing was looked at.</p>`;
  const { header, rows } = seenTable(each);
  return grid('evidence', header, [{ rows }], 'across');
}
