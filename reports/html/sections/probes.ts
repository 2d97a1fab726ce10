import type { ProbeVerdict } from '../../../model/probe-verdict.ts';
import { probeName, probeNumber, probeReasons, probeSentence } from '../../words/probe.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import type { Section } from '../section.ts';
import { numbers } from '../table.ts';

/** Questions asked of the stack beside faults, with the numbers that carry each answer. */
export const probes: Section = {
  id: 'probes',
  title: 'What the stack does',
  word: 'Answers',
  body: ({ probes: all }) => (all === undefined ? null : html`${all.map((probe) => answer(probe))}`),
};

/** What went against the plan is marked as everywhere; being true is good, not being true need not be bad. */
function iconOf({ verdict, expectation }: ProbeVerdict): Html {
  if (expectation === 'broken') return icons.broken;
  if (verdict === 'unknown') return icons.unknown;
  return verdict === 'held' ? icons.refuted : icons.proven;
}

function answer(probe: ProbeVerdict): Html {
  const because = probeReasons(probe);
  const rows = probe.numbers.map((number) => [number.what, probeNumber(number)]);
  return html`<p>
      ${iconOf(probe)} ${probeSentence(probe)}${because !== '' && html` <span class="small">${because}</span>`}
    </p>
    ${rows.length > 0 && numbers(`Numbers of ${probeName(probe)}`, ['what', 'measured'], rows)}`;
}
