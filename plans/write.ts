import type { Pair } from 'yaml';
import { Document, isMap, isScalar, isSeq } from 'yaml';
import { keysAt, schemaAt } from './check.ts';
import { defaults } from './defaults.ts';
import type { PlanFile, PlanPath, PlanText } from './file.ts';
import { durationText, percentText } from './shown.ts';

/** A plan as YAML, defaults written out and the schema's own words as comments: a start for a plan of one's own. */
export function planToYaml(file: PlanFile): string {
  const document = new Document(planInFull(file));
  explain(document.contents, []);
  return document.toString({ lineWidth: 0 });
}

/** A plan with its defaults as text; what the stack decides is left out. */
export function planInFull(text: PlanFile): PlanText {
  const { ratePerSecond, windows, bars } = defaults;
  const rate = `${ratePerSecond}/s`;
  return {
    suite: text.suite,
    title: text.title ?? `${text.suite} on ${text.stack}`,
    stack: text.stack,
    load: {
      rate: { static: rate, read: rate, write: rate, ...text.load?.rate },
      returning: text.load?.returning ?? `${defaults.returningPerSecond}/s`,
      timeout: text.load?.timeout ?? durationText(defaults.timeoutMs),
      deadline: text.load?.deadline ?? durationText(defaults.deadlineMs),
    },
    windows: {
      settle: durationText(windows.settleMs),
      control: durationText(windows.controlMs),
      after: durationText(windows.afterMs),
      ...text.windows,
    },
    bars: {
      availability: percentText(bars.availability),
      returningAvailability: percentText(bars.returningAvailability),
      staleness: durationText(bars.stalenessMs),
      generatorLag: durationText(bars.generatorLagMs),
      ...text.bars,
    },
    episodes: text.episodes ?? defaults.episodes,
    lanes: text.lanes ?? defaults.lanes,
    experiments: text.experiments,
    ...(text.probes && { probes: text.probes }),
  };
}

function explain(node: unknown, path: PlanPath): void {
  if (isMap(node)) for (const pair of node.items) explainPair(pair, path);
  if (isSeq(node)) for (const item of node.items) keepShort(item);
}

/** Puts the words of the schema above a key; those of a list's items as well, once for all of them. */
function explainPair({ key, value }: Pair, path: PlanPath): void {
  if (!isScalar(key)) return;
  const inner = [...path, String(key.value)];
  const item = [...inner, 0];
  const ofItems = keysAt(item).map((name) => `  ${name}: ${schemaAt([...item, name])?.description ?? ''}`);
  key.commentBefore = [schemaAt(inner)?.description ?? '', ...ofItems].map((text) => ` ${text}`).join('\n');
  explain(value, inner);
}

/** Lists inside an item stay on their line. */
function keepShort(item: unknown): void {
  if (!isMap(item)) return;
  for (const { value } of item.items) if (isSeq(value)) value.flow = true;
}
