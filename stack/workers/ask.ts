import { readFileSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';

/** One request of a user, over a connection of its own. */
export interface AskOrders {
  /** Where to. */
  readonly url: string;
  /** Value of the header by which a user is known. */
  readonly cookie: string;
  /** File with the certificate of the authority that the user trusts; absent without TLS. */
  readonly authorityFile?: string;
  /** Longest wait. */
  readonly waitMs: number;
}

/** What came of it. */
export interface AskAnswer {
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  /** The answer's text; why there was none. */
  readonly text: string;
  /** Code of the error; empty when there was none. */
  readonly error: string;
}

/** Never rejects: what fails is the answer. */
function ask({ url, cookie, authorityFile, waitMs }: AskOrders): Promise<AskAnswer> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      resolve({ status: 0, text: error.message, error: error.code ?? error.name });
    const options = {
      agent: false,
      headers: { Connection: 'close', Cookie: cookie },
      signal: AbortSignal.timeout(waitMs),
    };
    const trust = authorityFile === undefined ? {} : { ca: readFileSync(authorityFile, 'utf8') };
    const asked = (url.startsWith('https:') ? requestTls : requestPlain)(url, { ...options, ...trust }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, error: '' })).on('error', fail);
    });
    asked.on('error', fail).end();
  });
}

if (import.meta.main) {
  process.stdout.write(JSON.stringify(await ask(JSON.parse(process.argv[2] ?? 'null') as AskOrders)));
}
