import { request } from 'node:http';
import type { Operation } from '../../loadtests/operations/contract.ts';

/** Longest wait for an answer, that of the load in the bench. */
const timeoutMs = 1000;

/** Far above every episode of a run. */
const episode = 999;

/** Whether a request through the whole stack is answered with what the load script itself takes for good. Never rejects. */
export function ask(url: string, operation: Operation, iteration: number): Promise<boolean> {
  const asked = operation.request({ episode, arm: 'main', iteration, nonce: `probe${iteration}` });
  const { method, path, body } = asked;
  return new Promise((resolve) => {
    const headers = body === null ? {} : { 'content-type': 'application/json' };
    const sent = request(`${url}${path}`, { method, agent: false, timeout: timeoutMs, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => void (text += chunk.toString()));
      answer.once('end', () => resolve(asked.judge(answer.statusCode ?? 0, text).valid));
      answer.once('error', () => resolve(false));
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve(false));
    sent.end(body ?? undefined);
  });
}
