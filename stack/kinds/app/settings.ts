/** Name of the environment variable that carries the settings as JSON. */
export const appVariable = 'SPOFPROOF_APP';

/** A database as the application is told of it. */
export interface AppDatabase {
  /** Component name, echoed in answers. */
  readonly name: string;
  /** Address of its host. */
  readonly address: string;
  /** TCP port. */
  readonly port: number;
}

/** Everything the application is told. */
export interface AppSettings {
  /** Name of the server it runs on, echoed in answers. */
  readonly server: string;
  /** Where it listens. */
  readonly listen: { readonly address: string; readonly port: number };
  /** Takes the writes, and the reads that the replica should not or cannot answer; null when it may reach none, then it refuses writes. */
  readonly primary: AppDatabase | null;
  /** Answers reads as long as it follows; null when the stack has none, then the primary does. */
  readonly replica: AppDatabase | null;
  /** Time without an answer to a read after which the other database is asked besides, twice that where it is a replica behind. */
  readonly hedgeMs: number;
  /** Longest wait for a connection to a database, greeting and log-in included, and for its answer. */
  readonly databaseTimeoutMs: number;
  /** Time between two looks whether the replica follows its primary; while it does not, the primary is read first; 0: never. */
  readonly replicaCheckMs: number;
  /** Connections at once; more are closed as soon as they come. */
  readonly maxConnections: number;
  /** For how long each read and write has the application to itself; 0: they do not wait for one another. */
  readonly serviceMs: number;
}
