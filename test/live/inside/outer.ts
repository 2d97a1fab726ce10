import { say } from './raise.ts';
import { startInLab } from '../../support/in-lab.ts';

// An outer process of its own, to be killed: starts a lab and says that it is up.
const { child, first } = startInLab('stay.ts');
await first;
say({ up: true, child: child.pid });
await new Promise(() => setInterval(() => undefined, 60_000));
