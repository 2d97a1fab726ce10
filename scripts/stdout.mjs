/**
 * What becomes of words that cannot be written. Whoever reads them may go away, as `head` and a closed terminal do: that changes
 * nothing about the result. A disk that has no room does: half an answer must not look like a whole one.
 * Plain JavaScript for Node 18 and later, as `launch.mjs` is.
 */
import { fstatSync, writeSync } from 'node:fs';

/** Exit code of the failure `disk-full`: "this machine cannot". */
const unavailable = 69;

/** The last exit code that says what was found out; all above already say that something went wrong. */
const lastResult = 2;

/** How the system says that nobody reads any longer. */
const gone = new Set(['EPIPE', 'ECONNRESET']);

/** How it says that there is no room; the same as in model/no-room.ts, which needs a Node that we may not have yet. */
export const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Goes on whatever happens to standard output and standard error; when what was asked for could not be written, says so at once,
 * and ends with the exit code of a full disk where the command itself would have ended with a result.
 * What stands on standard error is beside the point: it decides nothing.
 */
export function heedStdout(place = process) {
  const { stdout, stderr } = place;
  let isLost = false;
  writeWhole(stdout);
  stderr.on('error', () => undefined);
  stdout.on('error', (error) => {
    if (isLost || isGone(error, stdout)) return;
    isLost = true;
    for (const line of linesOf(error)) stderr.write(`${line}\n`);
  });
  place.on('exit', () => {
    if (isLost && (place.exitCode ?? 0) <= lastResult) place.exitCode = unavailable;
  });
}

/** A terminal that was closed answers with an error of its own. */
const isGone = ({ code }, { isTTY }) => gone.has(code) || (isTTY === true && code === 'EIO');

const linesOf = ({ code, message }) => [
  `error: standard output could not be written: ${message}`,
  `  why:  ${full.has(code) ? 'The disk is full' : 'The system refused it'}; what stands there is not the whole answer.`,
  '  next: Free some space there, or send it elsewhere, and run again; files of a run are kept.',
];

/** Node takes the first piece that fits into a file for all of it, and says nothing. */
function writeWhole(stream) {
  if (!isFile(stream.fd)) return;
  stream._write = (chunk, encoding, done) => {
    try {
      for (let at = 0; at < chunk.length;) at += writeSync(stream.fd, chunk, at);
      done();
    } catch (error) {
      done(error);
    }
  };
}

function isFile(fd) {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}
