import { stackOf } from '../../../scripts/stack-of.ts';
import { raiseForTest, say } from './raise.ts';

// Raises a stack file and tells what its entry answers.
const [file = ''] = process.argv.slice(2);
const stack = await raiseForTest(undefined, stackOf(file));
say({ answer: await stack.ask('/'), steady: await stack.steadyState(), url: stack.url });
await stack.down();
