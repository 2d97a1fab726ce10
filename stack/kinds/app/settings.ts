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
  /** Takes the writes; null when it may write to none, then it refuses them. */
  readonly writer: AppDatabase | null;
  /** Answer reads in turn, each as long as it follows; none where it may read from no replica. */
  readonly replicas: readonly AppDatabase[];
  /** Answer the reads that no replica should or can; none where it may read from no primary. */
  readonly primaries: readonly AppDatabase[];
  /** Time without an answer to a read after which the next database is asked besides, twice that where it is a replica behind. */
  readonly hedgeMs: number;
  /** Longest wait for a connection to a database, greeting and log-in included, and for its answer. */
  readonly databaseTimeoutMs: number;
  /** Time between two looks whether the replica follows its primary; while it does not, the primary is read first; 0: never. */
  readonly replicaCheckMs: number;
  /** Connections at once; more are closed as soon as they come. */
  readonly maxConnections: number;
  /** Whether it has the files of the site, as where no web server does. */
  readonly hasFiles: boolean;
  /** For how long each read and write has the application to itself; 0: they do not wait for one another. */
  readonly serviceMs: number;
}
