import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hostSockets } from '../../stack/host-sockets.ts';
import { recordingShell } from '../support/recording-shell.ts';

const text = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
`;
const noSixth = 'cat: /proc/self/net/tcp6: No such file or directory\n';
const seen = (answer: Parameters<typeof recordingShell>[0], pids: readonly number[] = []): Promise<boolean> =>
  hostSockets({ shell: recordingShell(answer) }, 'server1').listensOn(3306, pids);

/** Whether a descriptor of this process is a table of sockets. */
const isTable = (fd: string): boolean =>
  existsSync(`/proc/self/fd/${fd}`) && readlinkSync(`/proc/self/fd/${fd}`).endsWith('/net/tcp');

describe('looking whether a port is listened on', () => {
  it('asks the host itself when nobody there is left to show the table', async () => {
    expect(await seen(() => ({ stdout: text }))).toBe(true);
    expect(await seen(() => ({ stdout: text.replace('0CEA', '0CEB') }), [2 ** 22 + 1])).toBe(false);
  });

  it('takes no word from a process of another network', async () => {
    // This process lives in no host of a lab: what its own table shows is not asked.
    expect(await seen(() => ({ stdout: text }), [process.pid])).toBe(true);
  });

  it('takes no word from a process that enters the host just then: its table is still that of where it comes from', async () => {
    const asked: boolean[] = [];
    // There as soon as anybody has opened what it shows.
    const isThere = (): boolean => {
      asked.push(readdirSync('/proc/self/fd').some(isTable));
      return asked.at(-1) === true;
    };
    const shell = recordingShell(() => ({ stdout: text }));
    expect(await hostSockets({ shell }, 'server1', isThere).listensOn(3306, [process.pid])).toBe(true);
    expect(asked).toEqual([false]);
    expect(shell.orders).toHaveLength(1);
  });

  it('takes the word of a process that was there before, and still is', async () => {
    const shell = recordingShell();
    const sockets = hostSockets({ shell }, 'server1', () => true);
    expect(await sockets.listensOn(1, [process.pid])).toBe(false);
    expect(shell.orders).toEqual([]);
    sockets.close();
  });

  it('does without the table of version 6 where the kernel has none', async () => {
    expect(await seen(() => ({ code: 1, stdout: text, stderr: noSixth }))).toBe(true);
  });

  it.each([
    ['nobody could be sent', { code: 1, stderr: 'nsenter: cannot open /run/netns/server1' }],
    ['nothing was shown', {}],
    ['only the table of version 6 was shown', { stdout: text.replace('rem_address', 'remote_address') }],
    ['the table of version 4 was cut off', { code: 1, stdout: text, stderr: 'cat: write error' }],
  ])('is a failure and no port that is free, when %s', async (_, answer) => {
    await expect(seen(() => answer)).rejects.toMatchObject({ code: 'command-failed' });
  });
});
