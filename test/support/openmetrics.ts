const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const number = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|NaN|[+-]Inf`;
const sample = new RegExp(String.raw`^(${name})(\{(?:${label}(?:,${label})*)?\})? (?:${number})$`);
const descriptor = new RegExp(String.raw`^# (TYPE|UNIT|HELP) (${name}) (.+)$`);

/**
 * What is wrong with a text by the grammar of OpenMetrics 1.0, as far as gauges go; empty when it is valid. Beyond the
 * grammar: each family stands once and in one piece, its descriptors before its samples, a unit ends its name, and no sample
 * stands twice.
 */
export function metricsFaults(text: string): readonly string[] {
  if (!text.endsWith('\n# EOF\n')) return ['does not end with # EOF and a line feed'];
  const lines = text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1);
  const seen = new Set<string>();
  const families: string[] = [];
  return lines.flatMap((line) => {
    const [, kind, described = '', value = ''] = descriptor.exec(line) ?? [];
    const [, sampled, labels = ''] = sample.exec(line) ?? [];
    const family = sampled ?? described;
    if (family === '') return [`no line of the format: ${line}`];
    const faults: string[] = [];
    if (family !== families.at(-1) && families.includes(family)) faults.push(`${family} is in pieces`);
    if (family !== families.at(-1)) families.push(family);
    const key = kind === undefined ? `${family}${labels}` : `${kind} ${family}`;
    if (seen.has(key)) faults.push(`${key} stands twice`);
    seen.add(key);
    if (kind === undefined && !seen.has(`TYPE ${family}`)) faults.push(`${family} has no type before its samples`);
    if (kind === 'TYPE' && value !== 'gauge') faults.push(`${family} is no gauge`);
    if (kind === 'UNIT' && !family.endsWith(`_${value}`)) faults.push(`${family} does not end in its unit ${value}`);
    return faults;
  });
}
