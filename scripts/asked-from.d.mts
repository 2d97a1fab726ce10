/** What is asked of a process. */
interface Place {
  /** `INIT_CWD` and `npm_lifecycle_event` are read. */
  readonly env: NodeJS.ProcessEnv;
  /** Its working directory. */
  cwd(): string;
  /** Changes it. */
  chdir(folder: string): void;
}

/** The scripts of package.json that are the command line. */
export const npmScripts: readonly string[];

/** Goes back to where npm was called, when that is a folder below the checkout. */
export function returnToUser(place?: Place): void;
