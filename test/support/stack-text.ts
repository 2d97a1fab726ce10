import { failoverBudgetOf, kindDescriptions } from '../../stack/index.ts';
import type { StackSurroundings } from '../../plans/stack-text.ts';

/** Surroundings of a stack file that has these files beside it. */
export const aroundStack = (files: Readonly<Record<string, string>> = {}): StackSurroundings => ({
  kinds: kindDescriptions,
  tools: ['node', 'mariadbd'],
  budgetOf: failoverBudgetOf,
  readFile: (path) => {
    const text = files[path];
    return text === undefined ? { problem: 'cannot be read' } : { text };
  },
});

/** The smallest stack: lines 1 to 7; its component begins on line 5. */
export const smallStack = `name: mine
entry: a.haproxy
hosts: [a, b]
components:
  - {host: a, kind: haproxy}
  - {host: b, kind: nginx}
links: [{from: a.haproxy, to: b.nginx}]
`;

/** A stack of one component in YAML, with these lines in it (from line 5 on) and these at its end. */
export const commandStack = (component: string, end = ''): string => `name: mine
entry: a.x
hosts: [a]
components:
  - name: a.x
    host: a
    kind: command
    role: web
    port: 8000
${component.replaceAll(/^/gm, '    ')}
failoverBudget: 1s
${end}`;
