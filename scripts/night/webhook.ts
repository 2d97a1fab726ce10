import { Failure, reasonOf } from '../../model/failure.ts';
import { redactedUrl, withoutAddresses } from './redact.ts';

/** Where a notice goes, as the user said it. */
export interface Webhook {
  /** The address. */
  readonly url: URL;
  /** Value of the header `Authorization`; absent when none is sent. */
  readonly authorization?: string;
}

/** The variable that holds the value of the header, so that it stands in no list of processes. */
const authorizationVariable = 'SPOFPROOF_WEBHOOK_AUTHORIZATION';

/** The variable that the ready files give the address in. */
const addressVariable = 'SPOFPROOF_WEBHOOK';

/** Longest wait for one answer, and the pauses between the tries; so all of it takes 19 s at most. */
const [answerMs, pausesMs] = [5000, [1000, 3000]] as const;

/** Answers after which another try may fare better. */
const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/**
 * A webhook as given on the command line: an address, or `env:NAME` for one in the environment. A variable that is there and
 * empty is what a CI makes of a secret that nobody set: then nobody is told, and the user knows. The secrets are taken out of the
 * environment, also where nobody asks for them, so that nothing that is started later has them.
 * @throws Failure `bad-argument`, which names no part of the address
 */
export function webhookOf(
  given: string | undefined,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Webhook | undefined {
  const authorization = env[authorizationVariable] ?? '';
  const name = /^env:(.*)$/.exec(given ?? '')?.[1];
  const address = name === undefined ? given : env[name];
  for (const secret of [authorizationVariable, addressVariable, name]) if (secret !== undefined) delete env[secret];
  if (given === undefined) return undefined;
  if (name !== undefined && address === '') {
    say(`${name} is empty: nobody is told of the result`);
    return undefined;
  }
  const url = addressOf(address ?? '', name);
  return { url, ...(authorization !== '' && { authorization }) };
}

function addressOf(text: string, name: string | undefined): URL {
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '') return url;
  }
  const where = name === undefined ? '' : `the variable ${name} of `;
  throw new Failure('bad-argument', {
    what: `${where}--webhook holds no web address that can be used`,
    why: 'It begins with http:// or https:// and has no user or password in it.',
    next: `Put a secret into the variable ${authorizationVariable}; it is sent as the header Authorization.`,
  });
}

/** What sending needs of the outside. */
export interface Sending {
  /** Sends a request. */
  readonly fetch: typeof fetch;
  /** Resolves after so many milliseconds. */
  readonly pause: (durationMs: number) => Promise<unknown>;
  /** Tells the user one line. */
  readonly say: (line: string) => void;
}

/**
 * Posts a notice: three tries, each bounded in time, and then it is let go. Never rejects: a run is no worse when nobody hears
 * of it. A redirection is not followed, as it could carry the secret to somebody else.
 */
export async function post(webhook: Webhook, notice: object, { fetch: send, pause, say }: Sending): Promise<void> {
  const where = redactedUrl(webhook.url.href);
  let trouble = '';
  for (const pauseMs of [0, ...pausesMs]) {
    if (pauseMs > 0) await pause(pauseMs);
    const status = await attempt(webhook, notice, send);
    if (typeof status === 'number' && status >= 200 && status < 300) return say(`${where} was told (${status})`);
    trouble = typeof status === 'number' ? `it answered ${status}` : status;
    if (typeof status === 'number' && !isPassing(status)) break;
  }
  say(`${where} could not be told: ${trouble}`);
}

/** @returns the status of the answer, or why there was none */
async function attempt({ url, authorization }: Webhook, notice: object, send: typeof fetch): Promise<number | string> {
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
  const signal = AbortSignal.timeout(answerMs);
  try {
    const body = JSON.stringify(notice);
    const answer = await send(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.status;
  } catch (thrown) {
    return withoutAddresses(reasonOf(causeOf(thrown)));
  }
}

/** Node says "fetch failed", and why in the cause. */
const causeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
