import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { formatDuration } from '../../../model/units.ts';
import type { Experiment } from '../../words/experiment.ts';
import { counted } from '../../words/number.ts';
import { drawnKey } from '../chart/key.ts';
import { thinned } from '../chart/thinned.ts';
import { timeline } from '../chart/timeline.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { grid } from '../table.ts';
import { bins } from './bins.ts';
import { seenTable } from './seen.ts';

/** One time the fault was done: its timeline, the same as numbers, and what was seen of the fault itself. */
export function episode(run: Pick<Verdict, 'stack'>, one: Experiment, each: EpisodeVerdict): Html {
  const drawn = thinned(each);
  return html` <figure>${captionOf(one, each, drawn)} ${drawnKey} ${timeline(run, one, drawn)}</figure>
    ${bins(drawn, drawn !== each)}
    <details class="seen">
      <summary>What was seen of the fault itself (${counted(each.evidence.length, 'look')})</summary>
      ${facts(each)}
    </details>`;
}

/** The experiment's title; which of them when it was done several times. */
const nameOf = ({ title, episodes }: Experiment, each: EpisodeVerdict): string =>
  episodes.length > 1 ? `${title}, episode ${episodes.indexOf(each) + 1} of ${episodes.length}` : title;

/** Only what the headings do not say: which of several, that nothing was done, and that a long one is drawn in wider steps. */
function captionOf(one: Experiment, each: EpisodeVerdict, drawn: EpisodeVerdict): Html | null {
  const which = one.episodes.length > 1 ? `${nameOf(one, each)}. ` : '';
  const nothing = each.injected ? '' : 'Nothing was injected: 0 s is when it was planned.';
  const wide = drawn === each ? '' : widthOf(each, drawn);
  const words = [which, nothing, wide].filter((text) => text !== '').join('');
  return words === '' ? null : html`<figcaption>${words}</figcaption>`;
}

const binOf = ({ series: [one] }: EpisodeVerdict): string => formatDuration(one?.binMs ?? 0);

const widthOf = (each: EpisodeVerdict, drawn: EpisodeVerdict): string =>
  ` Drawn in steps of ${binOf(drawn)}: requests added up, waits the longest of each. Every ${binOf(each)} is in verdict.json.`;

function facts(each: EpisodeVerdict): Html {
  if (each.evidence.length === 0) return html`<p>No data: nothing was looked at.</p>`;
  const { header, rows } = seenTable(each);
  return grid('evidence', header, [{ rows }], 'across');
}
