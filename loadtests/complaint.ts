/** What k6 says when SIGINT ends it: no complaint where it was asked to end. */
export const isFarewell = (line: string): boolean =>
  line === "test run was aborted because k6 received a 'interrupt' signal";

/**
 * Whether a line of k6's that is no sample complains of something. Lines that say nothing: k6 warns once per failed request,
 * whose sample has told it better; and once per scenario when every virtual user is busy, whose slots without a sample tell
 * it better: with the users that Little's law asks for, that is an outage longer than the time-out, and no failing of the
 * generator. The lines of a stack trace belong to the exception before them.
 */
export const isComplaint = (line: string): boolean =>
  line.trim() !== '' && line !== 'Request Failed' && !line.startsWith('Insufficient VUs, ') && !/^\s/.test(line);
