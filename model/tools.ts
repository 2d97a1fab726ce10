/** Where the programs of the lab are, and what they need around them; found by set-up, used by the stack and the load. */
export interface ToolPaths {
  /** HAProxy. */
  readonly haproxy: string;
  /** Nginx. */
  readonly nginx: string;
  /** MariaDB server. */
  readonly mariadbd: string;
  /** MariaDB's base directory: `share/mysql` below it holds the system tables' SQL and the messages. */
  readonly mariadbBase: string;
  /** keepalived: moves floating addresses between hosts. */
  readonly keepalived: string;
  /** nftables. */
  readonly nft: string;
  /** iproute2. */
  readonly ip: string;
  /** k6, version 2 or later. */
  readonly k6: string;
  /** Node that can run TypeScript by stripping types. */
  readonly node: string;
  /** Prometheus; absent where no stack needed it. */
  readonly prometheus?: string;
  /** Prometheus' Alertmanager; absent where no stack needed it. */
  readonly alertmanager?: string;
  /** Prometheus' blackbox exporter; absent where no stack needed it. */
  readonly blackboxExporter?: string;
  /** Prometheus' exporter for MySQL and MariaDB; absent where no stack needed it. */
  readonly mysqldExporter?: string;
  /** Galera's arbitrator; absent where no stack needed it. */
  readonly garbd?: string;
  /** Galera's library, which MariaDB loads; absent where no stack needed it. */
  readonly galeraLibrary?: string;
  /** MariaDB's client for scripts; absent where no stack needed it. */
  readonly mariadbClient?: string;
  /** Environment for programs that were unpacked privately (library path); empty when all come from the system. */
  readonly env: Readonly<Record<string, string>>;
}

/** Programs that only some stacks need. */
export type OptionalTool =
  | 'prometheus'
  | 'alertmanager'
  | 'blackboxExporter'
  | 'mysqldExporter'
  | 'garbd'
  | 'galeraLibrary'
  | 'mariadbClient';
