// Finds the server of a Minga that is running in a data folder, for a command that works beside it.
import { existsSync } from 'node:fs';
import { type Addresses, addressesOn } from './databases.ts';
import { readPidFile } from './orphan.ts';
import { type AskedPlaces, choosePlaces, clusterDirOf } from './places.ts';
import { askServer } from './probe.ts';
import { SUPERUSER, secretOf, secretPath } from './secrets.ts';

/** The addresses of its databases; undefined when no server of that folder answers. */
export async function findRunningServer(asked: AskedPlaces): Promise<Addresses | undefined> {
  const places = choosePlaces(asked);
  if (!places.ok || !existsSync(secretPath(places.value.dataDir, SUPERUSER))) return undefined;
  const { dataDir } = places.value;
  const clusterDir = clusterDirOf(dataDir);
  const note = readPidFile(clusterDir);
  if (note === undefined) return undefined;
  const { password } = secretOf(dataDir, SUPERUSER);
  const { whose } = await askServer(note.port, password, clusterDir);
  if (whose !== 'ours') return undefined;
  return addressesOn(dataDir, note.port);
}
