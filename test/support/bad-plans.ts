/** A plan file that must be refused. */
export interface BadPlan {
  /** What is wrong with it, as the title of a test. */
  readonly title: string;
  /** Content of the file. */
  readonly text: string;
  /** Where the message must point: `line:col`. */
  readonly at: string;
  /** Words that the message (what and why together) must contain. */
  readonly says: string;
}

const head = 'suite: mine\nstack: two-servers\n';
const experiments = 'experiments:\n  - target: balancer\n    fault: stop\n';
const good = head + experiments;

const bad = (title: string, text: string, at: string, says: string): BadPlan => ({ title, text, at, says });

/** A good plan, with lines added between its head (2 lines) and its experiments: they begin on line 3. */
const between = (lines: string): string => `${head}${lines}\n${experiments}`;

/** One map of a plan with a single key of a single value; the value stands on line 4. */
const setting = (section: string, line: string): string => between(`${section}:\n  ${line}`);

/** The file as such. */
export const badTexts: readonly BadPlan[] = [
  bad('empty file', '', '1:1', 'empty'),
  bad('only comments', '# suite: mine\n# nothing here\n', '1:1', 'empty'),
  bad('only blank lines', '\n\n   \n', '1:1', 'empty'),
  bad('an explicit null', '~\n', '1:1', 'empty'),
  bad('byte order mark', `\uFEFF${good}`, '1:1', 'byte order mark'),
  bad('UTF-16 read as UTF-8', Buffer.from(good, 'utf16le').toString('utf8'), '1:2', 'U+0000'),
  bad('UTF-16 with mark', Buffer.from(`\uFEFF${good}`, 'utf16le').toString('utf8'), '1:1', 'U+FFFD'),
  bad(
    'Latin-1 read as UTF-8',
    Buffer.from(`title: Fr\u00E9d\u00E9ric\n${good}`, 'latin1').toString('utf8'),
    '1:10',
    'UTF-8',
  ),
  bad('null byte', `suite: mi\0ne\n${good}`, '1:10', 'U+0000'),
  bad('escape sequence for the terminal', `title: \u001B[31mred\n${good}`, '1:8', 'U+001B'),
  bad('half a character', `title: \uD800\n${good}`, '1:8', 'U+D800'),
  bad('10 MB', 'a'.repeat(10_000_000), '1:1', '256 KiB'),
  bad('larger in bytes than in characters', `# ${'\u20AC'.repeat(100_000)}\n${good}`, '1:1', '256 KiB'),
  bad('tab to indent', `${head}load:\n\ttimeout: 1s\n${experiments}`, '4:1', 'tab'),
  bad('tab after spaces to indent', `${head}load:\n  \ttimeout: 1s\n${experiments}`, '4:3', 'tab'),
  bad('tab to indent between brackets in a block', `${head}load: {\n\ttimeout: 1s\n}\n${experiments}`, '4:1', 'tab'),
  bad('tab behind a dash', `${head}experiments:\n  -\ttarget: balancer\n  \tfault: stop\n`, '4:4', 'tab'),
  bad('binary rubbish', '\u0001\u0002\u0003', '1:1', 'U+0001'),
];

/** Syntax, nesting and features of YAML that a plan may not use. */
export const badYaml: readonly BadPlan[] = [
  bad('unclosed list', `${head}experiments: [\n`, '4:1', 'YAML'),
  bad('unclosed quote', 'suite: "mine\n', '2:1', 'YAML'),
  bad('colon where none may be', 'suite: mine: yours\n', '1:8', 'YAML'),
  bad('wrong indent', `${head}load:\n    timeout: 1s\n  deadline: 250ms\n${experiments}`, '5:1', 'YAML'),
  bad('key twice', `suite: mine\nsuite: yours\n${experiments}`, '2:1', 'second time'),
  bad('key twice further in', setting('load', 'timeout: 1s\n  timeout: 2s'), '5:3', 'second time'),
  bad('two documents', `${good}---\n${good}`, '6:1', 'second document'),
  bad('two documents behind a mark', `---\n${good}---\n${good}`, '7:1', 'second document'),
  bad('directive', `%YAML 1.1\n---\n${good}`, '1:1', 'directives'),
  bad('tag of a script', 'suite: !!js/function "function(){}"\n', '1:8', 'tags'),
  bad('tag of a programming language', 'suite: !!python/object/apply:os.system [id]\n', '1:8', 'tags'),
  bad('harmless tag', `suite: !!str mine\n`, '1:8', 'tags'),
  bad('anchor', `suite: &name mine\nstack: two-servers\n${experiments}`, '1:8', 'anchors'),
  bad('alias', `${head}title: *name\n${experiments}`, '3:8', 'aliases'),
  bad('merge of an alias', `${head}load: &a\n  timeout: 1s\nwindows:\n  <<: *a\n`, '3:7', 'anchors'),
  bad('merge without an alias', setting('load', '<<: { timeout: 1s }'), '4:3', '"<<"'),
  bad('alias bomb', bomb(), '1:4', 'anchors'),
  bad('list 5,000 deep', '['.repeat(5000), '1:33', 'nested deeper'),
  bad('closed list 5,000 deep', `suite: ${'['.repeat(5000)}${']'.repeat(5000)}`, '1:39', 'nested deeper'),
  bad('maps 5,000 deep', '{a: '.repeat(5000), '1:1', 'many values'),
  bad('dashes 5,000 deep', `${'- '.repeat(5000)}a`, '1:65', 'nested deeper'),
  bad(
    'indents 300 deep',
    Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    '33:33',
    'nested deeper',
  ),
  bad('100,000 lists', `[${'[],'.repeat(80_000)}]`, '1:1', 'many values'),
  bad('65,000 keys', Array.from({ length: 65_000 }, () => 'k:').join('\n'), '1:1', 'many values'),
  bad('key that is a list', `? [a, b]\n: 1\n${good}`, '1:3', 'YAML'),
];

/** Shape: keys and types. */
export const badShapes: readonly BadPlan[] = [
  bad('a list', '- suite: mine\n', '1:1', 'a list'),
  bad('a text', 'essentials\n', '1:1', '"essentials"'),
  bad('a number', '42\n', '1:1', '42'),
  bad('no suite', `stack: two-servers\n${experiments}`, '1:1', 'lacks the key "suite"'),
  bad('no stack', `suite: mine\n${experiments}`, '1:1', 'lacks the key "stack"'),
  bad('no experiments', head, '1:1', 'lacks the key "experiments"'),
  bad('unknown key', `${good}suit: 1\n`, '6:1', 'Did you mean "suite"?'),
  bad('required key misspelt', `suite: mine\nstck: two-servers\n${experiments}`, '2:1', 'Did you mean "stack"?'),
  bad('unknown section', between('windws:\n  hold: 5s'), '3:1', 'Did you mean "windows"?'),
  bad('unknown key with nothing near', between('retries: 3'), '3:1', 'The keys here are: suite, title'),
  bad('unknown key of the load', setting('load', 'timout: 1s'), '4:3', 'Did you mean "timeout"?'),
  bad('unknown key of the windows', setting('windows', 'holds: 5s'), '4:3', 'Did you mean "hold"?'),
  bad('unknown key of the bars', setting('bars', 'avalability: 0.99'), '4:3', 'Did you mean "availability"?'),
  bad('unknown key of an experiment', `${good}    spoof: [write]\n`, '6:5', 'Did you mean "spof"?'),
  bad('unknown operation with a rate', setting('load', 'rate:\n    wrte: 10/s'), '5:5', 'Did you mean "write"?'),
  bad('key of an ancestor', between('__proto__: { suite: mine }'), '3:1', '"__proto__"'),
  bad('key of an ancestor further in', setting('load', '__proto__: 1'), '4:3', '"__proto__"'),
  bad('constructor as a key', between('constructor: 1'), '3:1', '"constructor"'),
  bad('toString as a key', setting('windows', 'toString: 5s'), '4:3', '"toString"'),
  bad('a section that is a list', between('load: [1s]'), '3:7', 'a list'),
  bad('a section that is a text', between('windows: long'), '3:10', '"long"'),
  bad('a section that is empty', between('bars:'), '3:6', 'empty'),
  bad('experiments as a map', `${head}experiments:\n  balancer: stop\n`, '4:3', 'a map'),
  bad('experiments as a text', `${head}experiments: all\n`, '3:14', '"all"'),
  bad('no experiment', `${head}experiments: []\n`, '3:14', '1 to 100'),
  bad(
    '101 experiments',
    `${head}experiments:\n${'  - { target: balancer, fault: stop }\n'.repeat(101)}`,
    '4:3',
    '1 to 100',
  ),
  bad('experiment that is a word', `${head}experiments: [stop]\n`, '3:15', '"stop"'),
  bad('experiment without a fault', `${head}experiments:\n  - target: balancer\n`, '4:5', 'lacks the key "fault"'),
  bad('experiment without a target', `${head}experiments:\n  - fault: stop\n`, '4:5', 'lacks the key "target"'),
  bad('spof as a word', `${good}    spof: write\n`, '6:11', 'list of operations'),
  bad('spof twice the same', `${good}    spof: [write, write]\n`, '6:11', 'once'),
  bad('unknown operation', `${good}    spof: [write, reed]\n`, '6:19', 'Did you mean "read"?'),
];

/** Values. */
export const badValues: readonly BadPlan[] = [
  bad('unknown fault', `${head}experiments:\n  - target: balancer\n    fault: stopp\n`, '5:12', 'Did you mean "stop"?'),
  bad(
    'fault of nowhere near',
    `${head}experiments:\n  - target: balancer\n    fault: explode\n`,
    '5:12',
    'sham, stop, kill',
  ),
  bad('duration without unit', setting('windows', 'hold: 5'), '4:9', 'with its unit'),
  bad('duration without unit as text', setting('windows', 'hold: "5"'), '4:9', 'with its unit'),
  bad('duration in a wrong unit', setting('windows', 'hold: 5sec'), '4:9', '"5sec"'),
  bad('duration with a decimal comma', setting('windows', 'hold: 5,5s'), '4:9', '"5,5s"'),
  bad('negative duration', setting('windows', 'hold: -5s'), '4:9', '"-5s"'),
  bad('duration of nothing', setting('windows', 'control: 0s'), '4:12', '1ms to 10m'),
  bad('huge duration', setting('windows', 'hold: 999999999h'), '4:9', '1ms to 10m'),
  bad('infinite duration', setting('windows', 'hold: .inf'), '4:9', 'Infinity'),
  bad('duration that is no number', setting('windows', 'hold: .nan'), '4:9', 'NaN'),
  bad('duration that is yes', setting('windows', 'hold: true'), '4:9', 'true'),
  bad('empty duration', setting('load', 'timeout:'), '4:11', 'empty'),
  bad('rate without unit', setting('load', 'rate:\n    read: 100'), '5:11', 'such as 100/s'),
  bad('rate in a wrong unit', setting('load', 'rate:\n    read: 100/min'), '5:11', '"100/min"'),
  bad('rate of nothing', setting('load', 'rate:\n    read: 0/s'), '5:11', '1/s to 1000/s'),
  bad('rate too high', setting('load', 'rate:\n    read: 1001/s'), '5:11', '1/s to 1000/s'),
  bad('broken rate', setting('load', 'rate:\n    read: 1.5/s'), '5:11', 'whole number'),
  bad('too many episodes', between('episodes: 21'), '3:11', '1 to 20'),
  bad('no episode', between('episodes: 0'), '3:11', '1 to 20'),
  bad('half an episode', between('episodes: 1.5'), '3:11', '1 to 20'),
  bad('episodes as a text', between('episodes: "2"'), '3:11', '1 to 20'),
  bad('returning users without unit', setting('load', 'returning: 30'), '4:14', 'from 0/s to 1000/s'),
  bad('one rate for all', setting('load', 'rate: 100/s'), '4:9', 'map'),
  bad('share above one', setting('bars', 'availability: 99'), '4:17', '99 %'),
  bad('share of everything', setting('bars', 'availability: 100 %'), '4:17', '50 % to 99.99 %'),
  bad('share of nothing', setting('bars', 'availability: 0'), '4:17', '50 % to 99.99 %'),
  bad('share that is no number', setting('bars', 'availability: .nan'), '4:17', 'NaN'),
  bad('infinite share', setting('bars', 'availability: .inf'), '4:17', 'Infinity'),
  bad('negative share', setting('bars', 'availability: -0.5'), '4:17', '-0.5'),
  bad('share as a word', setting('bars', 'availability: high'), '4:17', '"high"'),
  bad('way out of the folder', `suite: ../../etc\nstack: two-servers\n${experiments}`, '1:8', 'a name of'),
  bad('absolute path', `suite: /etc/passwd\nstack: two-servers\n${experiments}`, '1:8', 'a name of'),
  bad('command as a target', `${head}experiments:\n  - target: $(id)\n    fault: stop\n`, '4:13', 'a name of'),
  bad('option as a stack', `suite: mine\nstack: --help\n${experiments}`, '2:8', 'the name of a shipped stack'),
  bad('name with a space', `suite: my suite\nstack: two-servers\n${experiments}`, '1:8', 'a name of'),
  bad('name in capitals', `suite: Mine\nstack: two-servers\n${experiments}`, '1:8', 'a name of'),
  bad('name of 65 letters', `suite: ${'a'.repeat(65)}\nstack: two-servers\n${experiments}`, '1:8', 'a name of'),
  bad('name that is a number', `suite: 2026\nstack: two-servers\n${experiments}`, '1:8', '2026'),
  bad('name with an escaped line break', `suite: "mine\\n"\nstack: two-servers\n${experiments}`, '1:8', 'a name of'),
  bad('title with an escape sequence', between('title: "\\e[2J"'), '3:8', 'printable'),
  bad('title that writes backwards', between('title: "\\u202Etxt"'), '3:8', '\\u202etxt'),
  bad('title of two lines', between('title: |\n  one\n  two'), '3:8', 'one line'),
  bad('title without words', between('title: ""'), '3:8', 'one line'),
  bad('the first of two mistakes', setting('load', 'timeout: 7\nsuit: x'), '4:12', '7'),
];

/** Nine anchors of nine aliases each: 3 GB when expanded. */
function bomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) {
    const below = `*${String.fromCodePoint(96 + level)}`;
    const name = String.fromCodePoint(97 + level);
    lines.push(`${name}: &${name} [${Array.from({ length: 9 }, () => below).join(', ')}]`);
  }
  return lines.join('\n');
}
