// Work that comes round by itself, at the moment to which a test put the clock forward: nobody waits there for the next full minute.
import pg from 'pg';
import { findRunningServer } from '../../app/src/platform/postgres/index.ts';
import { root } from '../vite-settings.ts';

/** All that has a timetable, daily work too, is done once by the Minga that runs in that folder. */
export async function comeRound(dataDir: string): Promise<void> {
  const running = await findRunningServer({ dataDir, runtimeDir: undefined, repositoryDir: root });
  if (running === undefined) throw new Error(`nothing runs in ${dataDir}`);
  const client = new pg.Client({ connectionString: running.ownerUrlFor('minga') });
  await client.connect();
  try {
    await client.query(`select graphile_worker.add_job(identifier, job_key => 'test ' || identifier)
      from graphile_worker._private_known_crontabs`);
  } finally {
    await client.end();
  }
}
