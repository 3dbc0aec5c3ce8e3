// A process that changes the master key of a database and stops at one point, where a test kills it.
import pg from 'pg';
import { masterKeysOf } from '../../platform/master-key.ts';
import { changeOver, keyChange, sealAnew } from './change-keys.ts';

const [ownerUrl = '', dataDir = '', where = ''] = process.argv.slice(2);
const [old, fresh = old] = masterKeysOf(dataDir);
const change = keyChange(old, fresh);

/** It is at work with what is not committed, and does nothing more. */
function standStill(): void {
  process.stdout.write('here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
}

class StandingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads; this one passes them on.
  override query(...given: any[]): any {
    if (where === 'change-over' && String(given[0]).startsWith('update people.installation')) {
      standStill();
    }
    return super.query(...(given as [string]));
  }
}

const client = new StandingClient({ connectionString: ownerUrl });
await client.connect();
await sealAnew(client, change, (count) => {
  if (where === 'seal' && count > 0) standStill();
});
await changeOver(client, change);
await client.end();
