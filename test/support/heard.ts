import { afterEach, beforeEach, vi } from 'vitest';

/** What the command line wrote since the test began; a test may begin anew by emptying it. */
export interface Heard {
  /** To standard output. */
  stdout: string;
  /** To standard error. */
  stderr: string;
}

/** Listens, in every test of the file, to what a command that runs in this process writes. */
export function listenIn(): Heard {
  const heard: Heard = { stdout: '', stderr: '' };
  beforeEach(() => {
    Object.assign(heard, { stdout: '', stderr: '' });
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((heard.stdout += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((heard.stderr += String(text)), true));
  });
  afterEach(() => void vi.restoreAllMocks());
  return heard;
}
