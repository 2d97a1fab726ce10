import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Experiment } from '../../words/experiment.ts';
import { moment } from '../../words/number.ts';
import { seriesKey } from '../chart/key.ts';
import { timeline } from '../chart/timeline.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { bins } from './bins.ts';
import { seenIn } from './seen.ts';

/** One time the fault was done: its timeline, the same as numbers, and what was seen of the fault itself. */
export const episode = (one: Experiment, each: EpisodeVerdict): Html =>
  html` <figure>
      <figcaption>${captionOf(one, each)}</figcaption>
      ${seriesKey} ${timeline(one, each)}
    </figure>
    ${bins(nameOf(one, each), each)}
    <details>
      <summary>What was seen of the fault itself (${each.evidence.length} looks)</summary>
      ${facts(each)}
    </details>`;

/** The experiment's title; which of them when it was done several times. */
const nameOf = ({ title, episodes }: Experiment, each: EpisodeVerdict): string =>
  episodes.length > 1 ? `${title}, episode ${episodes.indexOf(each) + 1} of ${episodes.length}` : title;

const captionOf = (one: Experiment, each: EpisodeVerdict): string =>
  `${nameOf(one, each)}: requests over time.${each.injected ? '' : ' Nothing was injected: 0 s is when it was planned.'}`;

function facts(each: EpisodeVerdict): Html {
  if (each.evidence.length === 0) return html`<p>No data: nothing was looked at.</p>`;
  return html`<ul>
    ${seenIn(each).map(
      ({ fact, times, when }) =>
        html`<li class="${fact.asWanted ? 'wanted' : 'unwanted'}">
          ${fact.what}:
          ${fact.seen}${!fact.asWanted && html` <b>(${fact.witness ? 'a witness: decides nothing' : 'not what it had to be'})</b>`}
          <span class="small">${when}: ${times.map((atMs) => moment(atMs)).join(', ')}</span>
        </li>`,
    )}
  </ul>`;
}
