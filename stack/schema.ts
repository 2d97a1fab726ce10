import { itemCount, itemValue } from '../model/item.ts';

/** Database of the stack's operations. */
export const schemaName = 'spofproof';

/** User of the application. */
export const appUser = 'app';

/** Its password; known to everyone, as nothing outside the lab can reach the database. */
export const appPassword = 'app';

/** User of the controller, over the Unix socket only. */
export const controlUser = 'control';

/** User of the replica at the primary. */
export const replicationUser = 'replication';

/** Its password. */
export const replicationPassword = 'replication';

/** Rows of one statement. Bootstrap reads lines of up to 20,000 bytes and breaks longer ones in the middle of a value. */
const rowsAtOnce = 100;

function itemInserts(): readonly string[] {
  const rows = Array.from({ length: itemCount }, (_, index) => `(${index + 1}, '${itemValue(index + 1)}')`);
  const starts = Array.from({ length: Math.ceil(itemCount / rowsAtOnce) }, (_, index) => index * rowsAtOnce);
  return starts.map(
    (start) => `INSERT INTO items (id, value) VALUES ${rows.slice(start, start + rowsAtOnce).join(', ')}`,
  );
}

/** The tables, rows and users of the stack, in MariaDB's SQL; one statement a line, as bootstrap wants it. */
export function schemaSql(): string {
  const lines = [
    `CREATE DATABASE ${schemaName} CHARACTER SET utf8mb4`,
    `USE ${schemaName}`,
    'CREATE TABLE items (id INT PRIMARY KEY, value VARCHAR(64) NOT NULL) ENGINE=InnoDB',
    ...itemInserts(),
    'CREATE TABLE writes (seq BIGINT AUTO_INCREMENT PRIMARY KEY, id BIGINT NOT NULL, nonce VARCHAR(64) NOT NULL, KEY (id)) ENGINE=InnoDB',
    'FLUSH PRIVILEGES',
    `CREATE USER ${appUser}@'%' IDENTIFIED BY '${appPassword}'`,
    `GRANT SELECT, INSERT ON ${schemaName}.* TO ${appUser}@'%'`,
    `CREATE USER ${replicationUser}@'%' IDENTIFIED BY '${replicationPassword}'`,
    `GRANT REPLICATION SLAVE ON *.* TO ${replicationUser}@'%'`,
    `CREATE USER ${controlUser}@localhost`,
    `GRANT ALL PRIVILEGES ON *.* TO ${controlUser}@localhost`,
  ];
  return lines.map((line) => `${line};\n`).join('');
}
