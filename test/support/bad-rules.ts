import type { BadPlan } from './bad-plans.ts';

/** A file that is refused for its bytes. */
export interface BadBytes extends Omit<BadPlan, 'text'> {
  /** Content of the file. */
  readonly bytes: Uint8Array;
}

const good = 'suite: mine\nstack: two-servers\nexperiments:\n  - target: balancer\n    fault: stop\n';

const bad = (title: string, text: string, at: string, says: string): BadPlan => ({ title, text, at, says });

/** Lines behind a plan that is good without them: they begin on line 6. */
const behind = (title: string, lines: string, at: string, says: string): BadPlan =>
  bad(title, `${good}${lines}\n`, at, says);

const swap = (title: string, from: string, to: string, at: string, says: string): BadPlan =>
  bad(title, good.replace(from, to), at, says);

/** Plans that can be read, and that no stack can be put to. */
export const badRules: readonly BadPlan[] = [
  swap('target that is nearly one', 'target: balancer', 'target: balancr', '4:13', 'Did you mean "balancer"'),
  swap('target of nowhere near', 'target: balancer', 'target: moon', '4:13', 'has no target "moon"'),
  swap('target from which the load comes', 'target: balancer', 'target: client', '4:13', 'cannot be a target'),
  swap('stack that is nearly one', 'two-servers', 'two-server', '2:8', 'Did you mean "two-servers"'),
  swap('stack of nowhere near', 'two-servers', 'moon', '2:8', 'there is no stack "moon"'),
  swap('stack file that is not there', 'two-servers', 'moon.yaml', '2:8', 'moon.yaml'),
  swap('stack file far above', 'two-servers', `${'../'.repeat(30)}moon.yaml`, '2:8', 'moon.yaml'),
  swap(
    'pair with a half that is nearly one',
    'target: balancer',
    'target: server1+servr2',
    '4:13',
    'Did you mean "server2"',
  ),
  swap('pair of three', 'target: balancer', 'target: server1+server2+replica', '4:13', 'two with a +'),
  swap('pair of one', 'target: balancer', 'target: server1+server1', '4:13', 'is no pair'),
  swap('pair of a host and what is on it', 'target: balancer', 'target: server1+server1.app', '4:13', 'server1.app'),
  bad(
    'pair cut off the network',
    good.replace('balancer', 'server1+server2').replace('stop', 'isolate'),
    '5:12',
    'stop, kill, pause',
  ),
  bad(
    'pair twice, the other way round',
    `${good.replace('balancer', 'server1+server2')}  - { target: server2+server1, fault: stop }\n`,
    '6:5',
    'second time',
  ),
  behind('experiment twice', '  - target: balancer\n    fault: stop', '6:5', 'second time'),
  behind('sham that is to break something', '  - { target: balancer, fault: sham, spof: [read] }', '6:44', 'sham'),
  behind('deadline beyond the timeout', 'load: { timeout: 1s, deadline: 2s }', '6:32', 'deadline'),
  behind('deadline as long as the timeout', 'load: { timeout: 1s, deadline: 1s }', '6:32', 'deadline'),
  behind('more requests than can be judged', 'load: { rate: { read: 1000/s } }', '6:15', '1000/s'),
  behind('more users than can be borne', 'load: { timeout: 60s }', '6:18', 'virtual users'),
  behind('hold shorter than a failover', 'windows: { hold: 1s }', '6:18', 'too short'),
  behind('hold shorter than twice a failover', 'windows: { hold: 2999ms }', '6:18', 'at least 3s'),
  behind(
    'hold without room for a return',
    'windows: { hold: 3100ms }\nload: { deadline: 800ms }\nbars: { availability: 90 % }',
    '6:18',
    'too short to see a return',
  ),
  behind(
    'requests further apart than an interruption may last',
    'load: { rate: { read: 1/s } }',
    '6:23',
    'at least 2/s',
  ),
  behind('control too short for the bar', 'windows: { control: 100ms }', '6:21', 'control'),
  behind('rest too short for the bar', 'windows: { after: 100ms }', '6:19', 'after'),
  behind('bar that the windows cannot show', 'bars: { availability: 99.99 % }', '6:23', '99.99 %'),
  behind(
    'budget that the hold cannot outlast',
    'windows: { hold: 5s }\nbars: { failoverBudget: 4s }',
    '6:18',
    'at least 8s',
  ),
];

const badBytes = (title: string, bytes: Uint8Array, at: string, says: string): BadBytes => ({ title, bytes, at, says });

/** Files that are no text in UTF-8. */
export const badEncodings: readonly BadBytes[] = [
  badBytes('UTF-16, little end first', Buffer.from(good, 'utf16le'), '1:2', 'U+0000'),
  badBytes('UTF-16, big end first', Buffer.from(good, 'utf16le').swap16(), '1:1', 'U+0000'),
  badBytes('UTF-16 with its mark', Buffer.from(`\uFEFF${good}`, 'utf16le'), '1:1', 'U+FFFD'),
  badBytes('UTF-8 with a mark', Buffer.from(`\uFEFF${good}`), '1:1', 'byte order mark'),
  badBytes('Latin-1', Buffer.from(`title: Fr\u00E9d\u00E9ric\n${good}`, 'latin1'), '1:10', 'UTF-8'),
  badBytes('a character longer than it may be', Buffer.from([0x61, 0x3a, 0x20, 0xc0, 0xaf, 0x0a]), '1:4', 'UTF-8'),
  badBytes('half a character at the end', Buffer.from([...Buffer.from(good), 0xe2, 0x82]), '6:1', 'UTF-8'),
  badBytes('a packed file', Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00]), '1:1', 'U+001F'),
  badBytes('a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01]), '1:1', 'U+007F'),
  badBytes('one byte that is nothing', Buffer.from([0x00]), '1:1', 'U+0000'),
];
