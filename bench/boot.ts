import type { ToolPaths } from '../model/tools.ts';
import type { Figure } from './figure.ts';
import type { Boot } from './inside/boot.ts';
import { inside } from './inside.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf, spreadText } from './measure.ts';

/** Lab boot by step, from prepared data directories and cold. */
export async function boot(tools: ToolPaths): Promise<Part> {
  const warm = await inside<Boot[]>('boot', tools, { rounds: 9, cold: false });
  const cold = await inside<Boot[]>('boot', tools, { rounds: 3, cold: true });
  const steps = Object.keys(warm[0]?.stepsMs ?? {});
  const row = (name: string, pick: (one: Boot) => number): readonly string[] => [
    name,
    spreadText(warm.map(pick), 0),
    spreadText(cold.map(pick), 0),
  ];
  return {
    title: 'Raising the lab',
    how: 'From nothing to a good answer of each operation through the whole stack, in ms (min / median / max). Steps overlap.',
    head: ['step', `prepared (${warm.length} rounds)`, `cold (${cold.length} rounds)`],
    rows: [
      ...steps.map((step) => row(step, (one) => one.stepsMs[step] ?? Number.NaN)),
      row('**first good answer of all three operations**', (one) => one.firstAnswersMs),
      row('lowering', (one) => one.downMs),
    ],
    figures: figuresOf(
      warm.map(({ firstAnswersMs }) => firstAnswersMs),
      cold.map(({ firstAnswersMs }) => firstAnswersMs),
    ),
  };
}

const figuresOf = (warmMs: readonly number[], coldMs: readonly number[]): readonly Figure[] => {
  const usualMs = spreadOf(coldMs).median;
  const share = warmMs.map((one) => one / usualMs);
  return [
    figureOf({ name: 'first answers, prepared', unit: 'ms', better: 'lower', bound: 300 }, warmMs),
    figureOf({ name: 'first answers, cold', unit: 'ms', better: 'lower', bound: 2000 }, coldMs),
    figureOf({ name: 'first answers, prepared over the median of cold', unit: 'x', better: 'lower' }, share),
  ];
};
