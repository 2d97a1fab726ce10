// Passes every connection on to the server behind it, but for some gaps in which it closes them. The first gap comes one
// period after the first request: checks connect and say nothing, so they start no clock and notice nothing.
import { connect, createServer } from 'node:net';

const placeOf = (text) => {
  const [host, port] = text.split(':');
  return { host, port: Number(port) };
};
const { LISTEN, BEHIND } = process.env;
const [gaps, gapMs, periodMs] = [process.env.GAPS, process.env.GAP_MS, process.env.PERIOD_MS].map(Number);
let firstMs;

const isClosed = () => {
  const sinceMs = performance.now() - firstMs - periodMs;
  return sinceMs >= 0 && sinceMs < gaps * periodMs && sinceMs % periodMs < gapMs;
};

createServer((user) => {
  const behind = connect(placeOf(BEHIND));
  const end = () => {
    user.destroy();
    behind.destroy();
  };
  user.on('data', (chunk) => {
    firstMs ??= performance.now();
    if (isClosed()) end();
    else behind.write(chunk);
  });
  behind.on('data', (chunk) => user.write(chunk));
  for (const side of [user, behind]) side.on('error', end).on('close', end);
}).listen(placeOf(LISTEN));
