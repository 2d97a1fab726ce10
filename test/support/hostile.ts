import { faultIds } from '../../model/plan.ts';
import { operationNames } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import { verdictFixture } from './verdict-fixture.ts';

/** Strings that break out of what is written carelessly: markup, attributes, XML, Markdown, a terminal, lines. */
export const hostileStrings: readonly string[] = [
  '<script>globalThis.hacked = 1</script>',
  '</script><script>globalThis.hacked = 1</script>',
  '</style><script>globalThis.hacked = 1</script>',
  '</title><script>globalThis.hacked = 1</script>',
  '<img src=x onerror="globalThis.hacked = 1">',
  '"><svg onload=globalThis.hacked=1>',
  "' onmouseover='globalThis.hacked = 1",
  '" autofocus onfocus="globalThis.hacked = 1',
  '`${globalThis.hacked = 1}`',
  'javascript:globalThis.hacked=1',
  '--><script>globalThis.hacked = 1</script><!--',
  ']]><script>globalThis.hacked = 1</script><![CDATA[',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&lt;b&gt; &amp; &#x3c;script&#x3e;',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007',
  '\u009b31m one-byte escape',
  '\u0000\u0001\u0008\u000b\u000c\u007f',
  'line\nfeed\r\nand\ttab',
  '\u202egnp.exe\u202c \u2066isolated\u2069 \u200f\u200e',
  'zero\u200bwidth\u2060joiner\ufeff',
  '\ud800 half of a pair \udc00',
  '\ufffe\uffff',
  '| cell | break | <br> **bold** _it_ `code`',
  '[link](https://example.invalid/) ![image](https://example.invalid/x.png)',
  '# heading\n\n---\n\n- list @everyone',
  '${jndi:ldap://example.invalid/a} %s %n {{7*7}}',
  '::error title=x::fake annotation',
  'first ::set-output name=token::stolen',
  '%0A::add-mask::everything',
  '##[command]curl example.invalid',
  "##vso[task.setvariable variable=x]y ##teamcity[testStarted name='x']",
  '\u001b]8;;https://example.invalid/\u0007link\u001b]8;;\u0007',
  '\u001bP+q544e\u001b\\ \u009d0;title\u009c',
  '} body { display: none } * { background: url(https://example.invalid/x) }',
  'red; background-image: url(javascript:globalThis.hacked=1)',
  '<style>@import "https://example.invalid/x.css"</style>',
  '<meta http-equiv=refresh content="0;url=https://example.invalid/"><base href=//example.invalid>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=globalThis.hacked=1></style></mglyph></math>',
  '<svg><animate attributeName=href values=javascript:globalThis.hacked=1 /><a><text>x</text></a></svg>',
  '<form action=https://example.invalid><button autofocus onfocus=globalThis.hacked=1>',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '","x":"</script><script>globalThis.hacked=1</script>',
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|'x'!A1",
  '\u2028\u2029\u0085next line',
  `very ${'long'.repeat(500)}`,
  'é ü 漢字 עברית 🙂',
];

/** Words with a meaning for the reports; everything else in a verdict is somebody's text. */
const closed = new Set<string>([
  ...faultIds,
  ...operationNames,
  ...`spofproof/verdict@1 two-servers held broken unknown proven refuted fault-not-held straddles-bar none blip
    slow-recovery degraded outage data bit holds still healed balancer web app primary replica haproxy nginx mariadb`.split(
    /\s+/,
  ),
]);

/** Fields whose values are from a closed list although the same word may be a name elsewhere. */
const closedFields = new Set([
  'role',
  'kind',
  'schema',
  'startedAt',
  'spof',
  'operation',
  'operations',
  'fault',
  'moment',
  'arm',
  'lowBy',
  'highBy',
  'comparison',
]);

/** A verdict in which every text of somebody else begins with a hostile string; keys of records too. */
export function hostileVerdict(hostile: string, verdict: Verdict = verdictFixture()): Verdict {
  return spoiled(verdict, hostile, '') as Verdict;
}

function spoiled(value: unknown, hostile: string, field: string): unknown {
  if (closedFields.has(field)) return value;
  if (typeof value === 'string') return isName(field) || !closed.has(value) ? hostile + value : value;
  if (Array.isArray(value)) return value.map((one) => spoiled(one, hostile, field));
  if (typeof value !== 'object' || value === null) return value;
  const free = ['servedBy', 'failedBy', 'versions', 'host'].includes(field);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [free ? hostile + key : key, spoiled(one, hostile, free ? '' : key)]),
  );
}

const isName = (field: string): boolean =>
  ['target', 'name', 'host', 'from', 'to', 'entry', 'client', 'server', 'state'].includes(field);
