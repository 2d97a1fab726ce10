/** A try to reach a port of a host from another one. */
export interface Knock {
  /** Host it came from. */
  readonly from: string;
  /** Host it went to. */
  readonly host: string;
  /** TCP port. */
  readonly port: number;
  /** `open`: a connection was made; `closed`: it was refused; `filtered`: nothing came back. */
  readonly answer: 'open' | 'closed' | 'filtered';
}
