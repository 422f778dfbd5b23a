import { chmod, chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OsAccount } from "./os-account.ts";

/**
 * Writes `postgresql.conf` and `pg_hba.conf`, at each start, so that a newer program brings its newer settings.
 * What a person sets with ALTER SYSTEM stands above them and stays.
 */
export async function writeSettings(data: string, port: number, runAs: OsAccount | undefined): Promise<void> {
  const files = { "postgresql.conf": settings(port), "pg_hba.conf": hostRules };
  for (const [name, text] of Object.entries(files)) {
    const file = join(data, name);
    await writeFile(file, text, { mode: 0o600 });
    await chmod(file, 0o600);
    if (runAs) await chown(file, runAs.uid, runAs.gid);
  }
}

const hostRules = `# Written at each start of Relevo.
host all all 127.0.0.1/32 scram-sha-256
`;

/**
 * For a small machine. Statements and details stay out of the log: they hold what customers wrote. The role
 * relevo logs nothing below LOG (see provision.ts): its errors reach the program, which logs them its own way.
 */
const settings = (
  port: number,
) => `# Written at each start of Relevo. Settings of your own: ALTER SYSTEM SET ...
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 60
shared_buffers = 128MB
max_wal_size = 1GB
wal_compression = on
jit = off
io_method = sync
max_logical_replication_workers = 0
timezone = 'UTC'
default_text_search_config = 'pg_catalog.simple'
lc_messages = 'C'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_error_verbosity = terse
log_min_error_statement = panic
log_checkpoints = off
`;
