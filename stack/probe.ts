import { request } from 'node:http';
import { request as requestTls } from 'node:https';
import { createConnection } from 'node:net';

/** Longest wait for one look at a component; a look that hangs is a "no", and the next one follows. */
const lookMs = 200;

/** Whether an HTTP request to the address is answered with the status wanted. Never throws. */
export function answersHttp(address: string, port: number, path: string, status = 200): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(lookMs);
    const asked = request({ host: address, port, path, agent: false, signal }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === status);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** The same over TLS, whoever answers being known to this authority under this address. Never throws. */
export function answersHttps(address: string, port: number, path: string, authority: string): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { host: address, port, path, agent: false, ca: authority, signal: AbortSignal.timeout(lookMs) };
    const asked = requestTls(options, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** Whether a connection to the address is accepted. Never throws. */
export function accepts(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection({ host: address, port });
    const end = (answer: boolean): void => {
      connection.destroy();
      resolve(answer);
    };
    connection.setTimeout(lookMs, () => end(false));
    connection.once('connect', () => end(true));
    connection.once('error', () => end(false));
  });
}

/** Whether a server behind a Unix socket speaks first, as a database does once it serves. Never throws. */
export function greets(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socketPath);
    const end = (answer: boolean): void => {
      connection.destroy();
      resolve(answer);
    };
    connection.setTimeout(lookMs, () => end(false));
    connection.once('data', () => end(true));
    connection.once('error', () => end(false));
    connection.once('close', () => resolve(false));
  });
}

/** Everything a server behind a Unix socket answers to one line; rejects past the deadline. */
export function askSocket(socketPath: string, line: string, deadlineMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socketPath);
    const parts: string[] = [];
    const timer = setTimeout(() => connection.destroy(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
    connection.setEncoding('utf8');
    connection.on('data', (part) => parts.push(String(part)));
    connection.once('error', reject);
    connection.once('close', () => {
      clearTimeout(timer);
      resolve(parts.join(''));
    });
    connection.once('connect', () => connection.write(`${line}\n`));
  });
}
