import type { Shell } from '../../../model/handle.ts';
import { ms } from '../../../model/units.ts';
import { hostSockets } from '../../../stack/host-sockets.ts';
import { raiseForTest, say } from './raise.ts';

// Who listens on the balancer's host, while nobody can be sent there to look.
const nobody = (): never => {
  throw new Error('somebody was sent there');
};
const shell: Shell = { run: () => Promise.reject(new Error('somebody was sent there')), start: nobody };
const stack = await raiseForTest();
const [haproxy] = stack.target('balancer').components;
const [elsewhere] = stack.target('server1').components;
if (!haproxy || !elsewhere) throw new Error('the default stack has neither balancer nor server1');

const sockets = hostSockets({ shell }, 'balancer');
const listens = (pids: readonly number[]): Promise<boolean | string> => sockets.listensOn(80, pids).catch(String);
const wrong = (await elsewhere.observe()).pids;
const fromElsewhere = await listens(wrong);
const served = await listens((await haproxy.observe()).pids);
await haproxy.kill();
const killed = await listens([]);

const somebodyElse =
  "const server = require('net').createServer().listen(80, () => setTimeout(() => process.exit(), 3000))";
const other = stack.exec('balancer')([process.execPath, '-e', somebodyElse], { timeoutMs: ms(10_000) });
const outlived = await stack.eventually(5000, async () => (await listens([])) === true);
await other;
const gone = await listens([]);
sockets.close();
const closed = await listens([]);
say({ fromElsewhere, served, killed, outlived, gone, closed });
await stack.down();
