import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { RunningProcess } from '../model/handle.ts';
import type { CableSeen } from '../model/wire.ts';
import type { Lab } from './lab.ts';
import { cableOf } from './network.ts';
import { poll } from './poll.ts';

/** Past this the tap ends by itself, and the longest wait for its first word. */
const [limitSeconds, readyMs] = [30, 5000];

/**
 * Sees every frame on every cable at the switch, and counts those with a text in them. Perl, because it alone of what every
 * Debian has can open a packet socket (AF_PACKET is 17, ETH_P_ALL 3, SIOCGIFINDEX 0x8933). It ends when it is told anything,
 * once every frame is read that had come by then.
 */
const listening = String.raw`
my ($limit, $secret, $control, @cables) = @ARGV;
socket(my $tap, 17, 3, unpack("S", pack("n", 3))) or die "no tap: $!\n";
my (%name, %seen);
for (@cables) {
  my $asked = pack("a16x24", $_);
  ioctl($tap, 0x8933, $asked) or die "no cable $_: $!\n";
  $name{unpack("x16l", $asked)} = $_;
  $seen{$_} = [0, 0, 0, 0];
}
$| = 1;
print "listening\n";
my $until = time + $limit;
while (time < $until) {
  my $ready = "";
  vec($ready, fileno($_), 1) = 1 for $tap, *STDIN;
  select($ready, undef, undef, 1) > 0 or next;
  last unless vec($ready, fileno($tap), 1);
  my $from = recv($tap, my $frame, 65535, 0);
  my $counts = $seen{$name{unpack("x4l", $from)} // ""} or next;
  $counts->[0]++;
  $counts->[1]++ if index($frame, $secret) >= 0;
  $counts->[2]++ if index($frame, $control) >= 0;
  $counts->[3]++ if $frame =~ /\x16\x03[\x01-\x03]..\x01\x00/s;
}
print join(" ", $_, @{$seen{$_}}), "\n" for @cables;
`;

/** A tap on every cable. */
interface Tap {
  /** Ends it, and tells what it saw. */
  end(): Promise<readonly CableSeen[]>;
}

/** Opens a tap for two texts; resolves when it listens. */
export async function openTap(lab: Lab, secret: string, control: string): Promise<Tap> {
  const hosts = lab.spec.hosts.map(({ name }) => name);
  const cables = hosts.map((host) => cableOf(lab.spec, host));
  const argv = ['perl', '-e', listening, '--', String(limitSeconds), secret, control, ...cables];
  const process = lab.shell.start(argv, { logFile: join(lab.logsDir, 'tap.log'), talks: true });
  const lines = linesOf(process);
  if (!(await lines.include(1, lab, readyMs))) throw deaf(process);
  return {
    end: async () => {
      process.talk?.tell('enough');
      const isWhole = await lines.include(1 + cables.length, lab, readyMs);
      process.signal('SIGKILL');
      if (!isWhole) throw deaf(process);
      return hosts.map((host, index) => cableSeen(host, lines.heard[1 + index] ?? ''));
    },
  };
}

/** Reads `port3 120 0 1 2`. */
function cableSeen(host: string, line: string): CableSeen {
  const [frames = 0, secrets = 0, controls = 0, handshakes = 0] = line.split(' ').slice(1).map(Number);
  return { host, frames, secrets, controls, handshakes };
}

/** What a process says, line by line, and waiting for it. */
export function linesOf({ talk, ended }: RunningProcess) {
  const heard: string[] = [];
  talk?.hear((line) => void heard.push(line));
  const life = { over: false };
  void ended.finally(() => (life.over = true));
  return {
    heard,
    /** Waits until it has said so many lines; says whether it did. */
    include: (count: number, { clock }: Pick<Lab, 'clock'>, withinMs: number): Promise<boolean> =>
      poll(clock, { everyMs: 5, withinMs }, () => heard.length >= count || life.over).then(() => heard.length >= count),
  };
}

const deaf = ({ pid }: RunningProcess): Failure =>
  new Failure('command-failed', {
    what: `the tap ${pid} on the lab's cables did not answer`,
    why: 'this kernel has no packet sockets, or Perl is missing; its log is tap.log',
  });
