import type { GateVerdict } from '../../model/baseline.ts';
import type { Verdict } from '../../model/verdict.ts';
import { headlineOf } from '../words/headline.ts';
import { keySymbol } from './chart/key.ts';
import { html } from './escape.ts';
import { iconSymbols } from './icon.ts';
import type { PageSection } from './page.ts';
import { pageOf } from './page.ts';
import { pageScript } from './page-script.ts';
import type { Section } from './section.ts';
import { sections } from './sections/index.ts';
import { style } from './style/index.ts';

/** Sections that have nothing to say of a run that only asked questions. */
const ofExperiments: ReadonlySet<string> = new Set(['matrix', 'change', 'experiments', 'writes', 'distribution']);

const isAskedOnly = ({ plan, probes }: Verdict): boolean => probes !== undefined && plan.experiments.length === 0;

/**
 * The report as one file that opens by double-click: no network, complete as it stands; a script adds zoom and hover.
 * @param gate what a baseline says, where one decides in place of the plan's expectations
 */
export function renderHtml(verdict: Verdict, gate?: GateVerdict): string {
  const shown = sections
    .filter(({ id }) => !(isAskedOnly(verdict) && ofExperiments.has(id)))
    .map((section) => filled(section, verdict, gate))
    .filter(({ body }) => body !== null);
  const [first, ...rest] = shown;
  const { title } = headlineOf(verdict);
  return pageOf({
    title: `${title} (${verdict.run.suite} on ${verdict.stack.name})`,
    about: `spofproof: ${verdict.run.suite} on ${verdict.stack.name}, ${dateOf(verdict)}`,
    heading: title,
    findings: first?.body,
    sections: rest,
    footer: html`Run ${verdict.run.id}. ${gate ? fromGateToo : fromRecord}`,
    style,
    script: verdict.episodes.length === 0 ? null : pageScript,
    symbols: html`${iconSymbols}${keySymbol}`,
  });
}

/** What the page is made of, for whoever wants to check a number. */
const fromRecord = 'Every number on this page is in verdict.json beside it; the same record gives the same page.';

const fromGateToo =
  'Every number on this page is in verdict.json beside it, and those of the gate in gate.json; ' +
  'the same record and baseline give the same page.';

function filled(section: Section, verdict: Verdict, gate: GateVerdict | undefined): PageSection {
  const { id, title, word = title } = section;
  return { id, title, word, body: section.body(verdict, gate) };
}

/** "2026-11-21 12:00 UTC"; the exact moment is among the settings. */
const dateOf = ({ run }: Verdict): string => `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
