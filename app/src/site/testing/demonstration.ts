// The demonstration as tests of the whole find it: made once in a run, with the files that belong to it.
import { cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { localStore } from '../../platform/files/local-store.ts';
import { filledDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { rooms } from '../rooms.ts';
import { houseOf } from '../site.tsx';
import { beDemonstration, testParts } from '../testing.ts';

/** A demonstration of its own; with `files`, a folder into which its files are laid. */
export async function givenDemonstration(files?: string): Promise<TestDatabase> {
  const kept = join(tmpdir(), `minga-demonstration-${new URL(inject('postgres').adminUrl).port}`);
  const given = await filledDatabase('minga_demonstration', async ({ db }) => {
    rmSync(kept, { recursive: true, force: true });
    await beDemonstration(db);
    const house = houseOf(testParts(db, { files: localStore(kept), clock: systemClock }));
    for (const { contributions } of rooms) await contributions.demonstrate?.(house);
  });
  if (files !== undefined) cpSync(kept, files, { recursive: true });
  return given;
}
