import { spawn } from 'node:child_process';
import { raiseForTest, say } from './raise.ts';

// Raised, with an orphan beside it that has a session of its own; then it stays until it is killed.
await raiseForTest();
const orphan = spawn('bash', ['-c', 'sleep 300 & exit'], { detached: true, stdio: 'ignore' });
await new Promise((resolve) => orphan.once('exit', resolve));
say({ up: true });
await new Promise(() => setInterval(() => undefined, 60_000));
