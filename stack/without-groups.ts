/**
 * keepalived gives up its groups before it runs a script, which the kernel refuses where only one group is known, as in
 * the lab. It then takes the script it could not run for one that succeeded: a health check that never fails. So it is
 * started under a system call filter that answers "done" to `setgroups` (there is no group to give up) without doing
 * anything; the filter stays with the program that takes Perl's place and with its scripts. Perl, because it alone of
 * what every Debian has can make system calls. When the filter is refused nothing is started.
 */
const filtered = `
my ($prctl, $setgroups, $arch) = qx(uname -m) =~ /aarch64/ ? (167, 159, 0xC00000B7) : (157, 116, 0xC000003E);
my $filter = join "", map { pack "SCCL", @$_ }
  [0x20, 0, 0, 4], [0x15, 0, 2, $arch], [0x20, 0, 0, 0], [0x15, 1, 0, $setgroups], [6, 0, 0, 0x7FFF0000], [6, 0, 0, 0x50000];
syscall($prctl, 38, 1, 0, 0, 0);
syscall($prctl, 22, 2, pack("Sx6p", length($filter) / 8, $filter)) == 0 or die "no system call filter: $!\\n";
exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!\\n";
`;

/** The command line that runs another one with `setgroups` doing nothing; the process id stays. */
export const withoutGroups = (argv: readonly string[]): readonly string[] => ['perl', '-e', filtered, '--', ...argv];
