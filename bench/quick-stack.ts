import { readFileSync } from 'node:fs';

/** A stack that fails over more quickly than the shipped ones. */
export interface QuickStack {
  /** Its name. */
  readonly name: string;
  /** Settings of its balancer, as they stand in YAML. */
  readonly settings: string;
  /** Its failover budget. */
  readonly budget: string;
  /** What that is made of. */
  readonly because: string;
}

/** The shipped two servers with a balancer that notices sooner, so that windows can be short. */
export function quickStackText({ name, settings, budget, because }: QuickStack): string {
  const quick = readFileSync('docs/stacks/two-servers.yaml', 'utf8')
    .replace(/^name: .*$/m, `name: ${name}`)
    .replace('kind: haproxy\n', `kind: haproxy\n    settings: { ${settings} }\n`);
  if (!quick.includes(settings)) throw new Error('the shipped stack has no balancer to set');
  return `${quick}failoverBudget: ${budget}\nbecause: ${because}\n`;
}
