// Asks a port of this machine which PostgreSQL answers there, and finds a port that nobody uses.
import { randomInt } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import pg from 'pg';
import { SUPERUSER, urlOf } from './secrets.ts';

export interface Answer {
  /**
   * `ours`: the server of that cluster answers. `busy`: a server is there, starting or stopping, and says no more.
   * `other`: nothing there, or not ours, or it does not let us in.
   */
  readonly whose: 'ours' | 'busy' | 'other';
  /** Why it is not ours, in the words of the driver. */
  readonly detail: string;
}

const CANNOT_CONNECT_NOW = '57P03';
const STOPPING = '57P01';

/** Only the folder that the server itself names tells whose it is: a process id or a port may have been reused. */
export async function askServer(
  port: number,
  password: string,
  clusterDir: string,
): Promise<Answer> {
  const client = new pg.Client({
    connectionString: urlOf(port, SUPERUSER, password, 'postgres'),
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    const found = rows[0]?.data_directory;
    return isSameFolder(found, clusterDir)
      ? { whose: 'ours', detail: '' }
      : { whose: 'other', detail: `the server of ${found}` };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const isBusy = code === CANNOT_CONNECT_NOW || code === STOPPING;
    return { whose: isBusy ? 'busy' : 'other', detail: message };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isSameFolder(found: unknown, wanted: string): boolean {
  if (typeof found !== 'string') return false;
  try {
    return realpathSync(found) === realpathSync(wanted);
  } catch {
    return false;
  }
}

/**
 * A free port of the loopback below every system's range for outgoing connections: clients that call a dead server
 * again and again could otherwise be given its own port as theirs, and keep it from coming back.
 */
export async function findFreePort(attempts = 50): Promise<number> {
  const port = randomInt(20_000, 32_000);
  if (await isFree(port)) return port;
  if (attempts > 1) return findFreePort(attempts - 1);
  throw new Error('no free port between 20000 and 32000');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });
}
