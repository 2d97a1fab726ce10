import { commandStack, smallStack } from './stack-text.ts';

/** A stack file that must be refused. */
export interface BadStack {
  /** What is wrong with it, as the title of a test. */
  readonly title: string;
  /** Content of the file. */
  readonly text: string;
  /** Where the message must point: `line:col`. */
  readonly at: string;
  /** Words that the message (what and why together) must contain. */
  readonly says: string;
}

const bad = (title: string, text: string, at: string, says: string): BadStack => ({ title, text, at, says });

/** The smallest stack with a piece of it replaced; the piece must be there. */
const swap = (title: string, from: string, to: string, at: string, says: string): BadStack => {
  if (!smallStack.includes(from)) throw new Error(`no ${from} in the stack`);
  return bad(title, smallStack.replace(from, to), at, says);
};

const haproxy = '{host: a, kind: haproxy}';
const withSetting = (title: string, setting: string, at: string, says: string): BadStack =>
  swap(title, haproxy, `{host: a, kind: haproxy, settings: {${setting}}}`, at, says);
const withFile = (title: string, file: string, says: string): BadStack =>
  swap(title, haproxy, `{host: a, kind: haproxy, files: {${file}}}`, '5:41', says);

/** Text, syntax and shape. */
export const badStackShapes: readonly BadStack[] = [
  bad('empty file', '', '1:1', 'empty'),
  bad('a list', '- a\n', '1:1', 'map'),
  bad('alias', `x: &a 1\ny: *a\n${smallStack}`, '1:4', 'anchors'),
  bad('10 MB', 'a'.repeat(10_000_000), '1:1', '256 KiB'),
  bad('nested 5,000 deep', `name: ${'['.repeat(5000)}${']'.repeat(5000)}`, '1:38', 'nested'),
  bad('two documents', `${smallStack}---\n${smallStack}`, '8:1', 'One file holds one stack'),
  bad('unknown key', `nane: mine\n${smallStack}`, '1:1', 'Did you mean "name"'),
  bad('no components', 'name: mine\nentry: a\nhosts: [a]\n', '1:1', 'components'),
  swap('name with a step up', 'name: mine', 'name: ../mine', '1:7', 'small letters'),
  swap('name that runs something', 'name: mine', 'name: $(id)', '1:7', 'small letters'),
  swap('host that runs something', '[a, b]', '[a, "b;id"]', '3:12', 'small letters'),
  swap('host that is the prototype', '[a, b]', '[a, __proto__]', '3:12', 'small letters'),
  swap('no hosts', '[a, b]', '[]', '3:8', '1 to 60'),
  swap('hosts that are no list', '[a, b]', 'a', '3:8', 'list'),
  swap('sixty-one hosts', '[a, b]', `[${Array.from({ length: 61 }, (_, i) => `h${i}`).join(', ')}]`, '3:8', '1 to 60'),
  swap('unknown kind', 'kind: nginx', 'kind: ngin', '6:21', 'Did you mean "nginx"'),
  swap('unknown role', 'kind: nginx', 'kind: nginx, role: webb', '6:34', 'Did you mean "web"'),
  swap('port as text', 'kind: nginx', 'kind: nginx, port: "80"', '6:34', 'port'),
  swap('port beyond the last', 'kind: nginx', 'kind: nginx, port: 65536', '6:34', 'port'),
  swap('port that is no number', 'kind: nginx', 'kind: nginx, port: .nan', '6:34', 'port'),
  swap('key misspelt in a component', 'kind: nginx', 'kind: nginx, por: 80', '6:28', 'Did you mean "port"'),
  swap('links that are a map', '[{from: a.haproxy, to: b.nginx}]', '{from: a}', '7:8', 'list'),
  swap('unknown operation', 'to: b.nginx}', 'to: b.nginx, operations: [rea]}', '7:53', 'Did you mean "read"'),
  swap('backup that is false', 'to: b.nginx}', 'to: b.nginx, backup: false}', '7:48', 'left out'),
  bad('budget without unit', `${smallStack}failoverBudget: 3\n`, '8:17', 'unit'),
  bad('title of two lines', `${smallStack}title: "a\\nb"\n`, '8:8', 'one line'),
];

/** Names, references, settings. */
export const badStackParts: readonly BadStack[] = [
  swap('unknown entry', 'entry: a.haproxy', 'entry: a.hapoxy', '2:8', 'Did you mean "a.haproxy"'),
  swap('host of a component unknown', '{host: b,', '{host: c,', '6:12', 'there is no host for it "c"'),
  swap('component on the client', '{host: b,', '{host: client,', '6:12', 'there is no host'),
  swap('host twice', '[a, b]', '[a, b, a]', '3:15', 'taken'),
  swap('host called localhost', '[a, b]', '[a, b, localhost]', '3:15', 'localhost'),
  swap('component twice', haproxy, `${haproxy}\n  - ${haproxy}`, '6:5', 'taken'),
  swap('component called as a host', 'kind: nginx', 'kind: nginx, name: a', '6:34', 'taken'),
  swap('port twice on a host', haproxy, `${haproxy}\n  - {host: a, kind: nginx}`, '6:5', 'port 80 of a is taken'),
  swap('link to nothing', 'to: b.nginx}', 'to: b.ngin}', '7:31', 'Did you mean "b.nginx"'),
  swap('link twice', '[{from', '[{from: a.haproxy, to: b.nginx}, {from', '7:41', 'again'),
  swap('requests in a circle', '[{from', '[{from: b.nginx, to: a.haproxy}, {from', '7:9', 'round'),
  swap('link to itself', 'to: b.nginx}]', 'to: a.haproxy}]', '7:9', 'round'),
  swap('balancer without servers', '[{from: a.haproxy, to: b.nginx}]', '[]', '5:5', 'no link to a server'),
  swap('application without a primary', 'kind: nginx}', 'kind: app, name: b.nginx}', '6:5', 'no link to a primary'),
  swap(
    'application that is written to, without a primary',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    'kind: app}\n  - {host: b, kind: mariadb, role: replica}\nlinks: [{from: a.haproxy, to: b.app}, {from: b.app, to: b.mariadb}]',
    '6:5',
    'no link to a primary',
  ),
  swap(
    'application that is only read from, without a database',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    'kind: app}\nlinks: [{from: a.haproxy, to: b.app, operations: [read]}]',
    '6:5',
    'no link to a database',
  ),
  swap(
    'application that is read from, with a link for writes alone',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    `kind: app}
  - {host: b, kind: mariadb, role: primary}
links: [{from: a.haproxy, to: b.app}, {from: b.app, to: b.mariadb, operations: [write]}]`,
    '6:5',
    'no link to a database that answers its reads',
  ),
  swap(
    'application with two databases to write to',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    `kind: app}
  - {host: a, kind: mariadb, role: replica}
  - {host: b, kind: mariadb, role: primary}
links:
  - {from: a.haproxy, to: b.app}
  - {from: b.app, to: a.mariadb, operations: [read, write]}
  - {from: b.app, to: b.mariadb}`,
    '11:5',
    'b.app writes to b.mariadb already',
  ),
  swap(
    'Nginx with one application for reads and one for writes',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    `kind: nginx}
  - {host: a, name: one, kind: app}
  - {host: b, name: two, kind: app}
  - {host: b, kind: mariadb, role: primary}
links:
  - {from: a.haproxy, to: b.nginx}
  - {from: b.nginx, to: one, operations: [read]}
  - {from: b.nginx, to: two, operations: [write]}
  - {from: one, to: b.mariadb}
  - {from: two, to: b.mariadb}`,
    '12:5',
    'carries no write',
  ),
  swap(
    'Nginx that balances servers without files',
    `${haproxy}\n  - {host: b, kind: nginx}`,
    '{host: a, kind: nginx, name: a.haproxy, role: balancer}\n  - {host: b, kind: app, name: b.nginx}\n' +
      '  - {host: b, kind: mariadb, role: primary}\n  - {host: b, kind: nginx, name: b.web, port: 81}',
    '5:5',
    'leads to nobody who has files',
  ),
  swap(
    'Nginx that asks a database',
    'kind: nginx}\nlinks: [{from',
    'kind: nginx}\n  - {host: b, kind: mariadb, role: primary}\nlinks: [{from: b.nginx, to: b.mariadb}, {from',
    '8:9',
    'cannot ask the database "b.mariadb"',
  ),
  swap('database without a role', 'kind: nginx}', 'kind: mariadb, name: b.nginx}', '6:5', 'role'),
  swap(
    'role that its kind cannot have',
    'kind: nginx',
    'kind: nginx, role: primary',
    '6:34',
    'nginx cannot be primary',
  ),
  swap('Nginx without a port', 'kind: nginx', 'kind: nginx, port: 0', '6:34', 'needs a port'),
  withSetting('setting misspelt', 'intreMs: 5', '5:41', 'Did you mean "interMs"'),
  withSetting('checks without a pause', 'interMs: 0', '5:50', 'from 1 to 600000'),
  withSetting('server given up before a check', 'fall: 0', '5:47', 'from 1 to'),
  withSetting('metrics at no port', 'metricsPort: 65536', '5:54', 'from 0 to 65535'),
  withSetting('metrics at the port of the service', 'metricsPort: 80', '5:54', 'port 80 of a is taken'),
  ...['priority: 256', 'routerId: 999', 'advertMs: 0'].map((setting) =>
    swap(
      `keepalived that cannot say ${setting}`,
      'kind: nginx}',
      `kind: nginx}\n  - {host: a, kind: keepalived, settings: {${setting}}}\naddresses: [{name: vip, on: [a]}]`,
      `7:${45 + setting.indexOf(' ')}`,
      'It must be a whole number from',
    ),
  ),
  swap('host that is an address', '[a, b]', '[a, b, 10.0.0.5]', '3:15', 'is an address and no name'),
  swap('host that is a number to resolvers', '[a, b]', '[a, b, "0x7f.1"]', '3:15', 'is an address and no name'),
  swap('component called as the client', 'kind: nginx}', 'kind: nginx, name: client}', '6:34', 'taken'),
  bad(
    'address called as the client',
    `${smallStack.replace('kind: nginx}', 'kind: nginx}\n  - {host: a, kind: keepalived}')}addresses: [{name: client, on: [a]}]\n`,
    '9:20',
    'taken',
  ),
  withSetting('setting of the prototype', 'constructor: 5', '5:41', 'no setting'),
  withSetting('setting of another type', 'interMs: fast', '5:50', 'whole number'),
  withSetting('setting below nothing', 'interMs: -1', '5:50', 'whole number'),
  withSetting('setting without end', 'interMs: .inf', '5:50', 'text, a number'),
  withSetting('setting none of its choices', 'balance: roundrobbin', '5:50', 'Did you mean "roundrobin"'),
  withSetting('switch that is a text', 'redispatch: "yes"', '5:53', 'true or false'),
  bad('serving host unknown', `${smallStack}serving: [bb]\n`, '8:11', 'Did you mean "b"'),
  bad('further entry unknown', `${smallStack}furtherEntries: [b.ngin]\n`, '8:18', 'Did you mean "b.nginx"'),
  bad('further entry that is the first', `${smallStack}furtherEntries: [a.haproxy]\n`, '8:18', 'an entry already'),
  bad('further entry twice', `${smallStack}furtherEntries: [b.nginx, b.nginx]\n`, '8:27', 'an entry already'),
  bad('users from no address', `${smallStack}clientAddresses: 0\n`, '8:18', 'from 1 to 64'),
  bad(
    'address on no host of the stack',
    `${smallStack}addresses: [{name: vip, on: [c]}]\n`,
    '8:30',
    'there is no host',
  ),
  bad('address that nothing moves', `${smallStack}addresses: [{name: vip, on: [a]}]\n`, '8:30', 'kind: keepalived'),
  bad('address called as a host', `${smallStack}addresses: [{name: b, on: [a]}]\n`, '8:20', 'taken'),
  swap(
    'keepalived without an address',
    'kind: nginx}',
    'kind: nginx}\n  - {host: a, kind: keepalived}',
    '7:5',
    'no address',
  ),
  swap(
    'keepalived of which another one has the address',
    'kind: nginx}',
    'kind: nginx}\n  - {name: k1, host: a, kind: keepalived, settings: {address: vip}}\n' +
      '  - {name: k2, host: a, kind: keepalived}\naddresses: [{name: vip, on: [a]}]',
    '8:5',
    'k2 has no address left',
  ),
  swap(
    'keepalived with addresses that lead to two things',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    `kind: keepalived}
  - {host: b, kind: app, settings: {writerAddress: db}}
  - {host: b, kind: mariadb, role: primary, settings: {cluster: true}}
links: [{from: a.haproxy, to: b.app}, {from: b.app, to: b.mariadb}]
addresses: [{name: vip, on: [b]}, {name: db, on: [b]}]`,
    '6:5',
    'vip, which leads to b.app, and db, to b.mariadb',
  ),
  swap(
    'writer that is no address',
    'kind: nginx}\nlinks: [{from: a.haproxy, to: b.nginx}]',
    'kind: app, settings: {writerAddress: wrtier}}\n  - {host: b, kind: mariadb, role: primary}\n' +
      'links: [{from: a.haproxy, to: b.app}, {from: b.app, to: b.mariadb}]',
    '6:52',
    'there is no floating address "wrtier"',
  ),
  swap('no budget to compute', haproxy, '{host: a, kind: nginx, name: a.haproxy}', '1:1', 'failoverBudget'),
];

/** Files and commands. */
export const badStackFiles: readonly BadStack[] = [
  withFile('file outside the folder', 'x: "@../x"', 'leads out'),
  withFile('file outside by a detour', 'x: "@y/../../x"', 'leads out'),
  withFile('file by its whole path', 'x: "@/etc/passwd"', 'leads out'),
  withFile('file of the home', 'x: "@~/x"', 'leads out'),
  withFile('file that is not there', 'x: "@x.cfg"', 'cannot be read'),
  withFile('text that is a number', 'x: 5', 'text'),
  withFile('placeholder for no host', "x: '${address.c}'", 'names nothing'),
  withFile('variable of a program called as we fill in', "x: '${address.port}'", '`${ address.port }`, with a blank'),
  withFile('placeholder misspelt', "x: '${adress.a}'", 'Did you mean "address"'),
  withFile('placeholder misspelt for a component', "x: '${porrt.b.nginx}'", 'Did you mean "port"'),
  withFile('placeholder for no program', "x: '${tool.nod}'", 'Did you mean "node"'),
  swap('file with a step up', haproxy, '{host: a, kind: haproxy, files: {../x: y}}', '5:38', 'cannot be called'),
  swap('file with a whole path', haproxy, '{host: a, kind: haproxy, files: {/x: y}}', '5:38', 'cannot be called'),
  swap('hidden file', haproxy, '{host: a, kind: haproxy, files: {.x: y}}', '5:38', 'cannot be called'),
  swap('too large a file', haproxy, `{host: a, kind: haproxy, files: {x: ${'y'.repeat(66_000)}}}`, '5:41', '64 KiB'),
  swap('text behind no file', haproxy, '{host: a, kind: haproxy, append: {hapoxy.cfg: y}}', '5:39', '"haproxy.cfg"'),
  swap(
    'raw HAProxy without a budget',
    haproxy,
    '{host: a, kind: haproxy, files: {haproxy.cfg: y}}',
    '1:1',
    'failoverBudget',
  ),
  swap(
    'command of a known kind',
    haproxy,
    '{host: a, kind: haproxy, command: {argv: [x], ready: {tcp: true}}}',
    '5:30',
    'kind: command',
  ),
  bad('command without a command', commandStack('title: x'), '10:5', 'has no key "title"'),
  bad('no command at all', commandStack('settings: {}'), '5:5', 'lacks the key "command"'),
  bad('command for a shell', commandStack('command: {argv: "a b", ready: {tcp: true}}'), '10:21', 'list'),
  bad('command without words', commandStack('command: {argv: [], ready: {tcp: true}}'), '10:21', 'list'),
  bad('command without a probe', commandStack('command: {argv: [a]}'), '10:14', 'lacks the key "ready"'),
  bad(
    'command with two probes',
    commandStack('command: {argv: [a], ready: {tcp: true, http: /}}'),
    '10:33',
    'exactly one',
  ),
  bad('probe of no path', commandStack('command: {argv: [a], ready: {http: health}}'), '10:40', 'path'),
  bad('unknown signal', commandStack('command: {argv: [a], ready: {tcp: true}, stop: SIGTREM}'), '10:52', '"SIGTERM"'),
  bad(
    'setting of a command',
    commandStack('settings: {x: 1}\ncommand: {argv: [a], ready: {tcp: true}}'),
    '10:16',
    'no setting',
  ),
];
