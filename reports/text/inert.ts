/** What GitHub takes for a command at the begin of a line, and older runners, Azure and TeamCity anywhere in it. */
const commands = /^\s*:(?=:)|#(?=#\w*\[)/g;

/**
 * A line as the log of a CI may have it: one that would be taken for a command gets a gap. A run is often watched by a CI
 * that obeys lines such as `::add-mask::…`, and parts of a line are what somebody's server or plan says.
 */
export const inert = (line: string): string => line.replaceAll(commands, (sign) => `${sign} `);
