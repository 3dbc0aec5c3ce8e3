// Which booth an election is served: the one that its manifest names, kept as it was, and another no sooner than an hour after its act.
import { type Amend, fromBase64url, type Manifest, toBase64url } from '@minga/ballot';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { BuiltFile } from '../../../../platform/http/assets.ts';
import { announceBooth, boothsFrom, keepBoothFiles } from '../store/booths.ts';

/** The booth of this release. */
export interface OwnBooth {
  /** base64url. */
  readonly hash: string;
  readonly files: () => readonly BuiltFile[];
}

/** How long an act stands in the log before what it announces is served. */
const NOTICE_MS = 3_600_000;

interface Named {
  readonly electionId: string;
  readonly own: OwnBooth;
  readonly now: Date;
}

/** In the transaction of leaf 0, which names the booth of this release: it is what is served from now on. */
export function keepFirstBooth(tx: UrnTx, { client }: Manifest, named: Named): Promise<void> {
  return keepBooth(tx, client.bundle_sha256, named.now, named);
}

/** In the transaction of the act. The release that has the booth may come later. */
export async function keepAnnouncedBooth(tx: UrnTx, amend: Amend, named: Named): Promise<void> {
  if (amend.kind !== 'client') return;
  await keepBooth(tx, amend.new, new Date(named.now.getTime() + NOTICE_MS), named);
}

async function keepBooth(
  tx: UrnTx,
  hash: string,
  servedFrom: Date,
  { electionId, own }: Named,
): Promise<void> {
  const bundle = fromBase64url(hash);
  if (bundle?.length !== 32) return;
  await announceBooth(tx, { electionId, bundle, servedFrom });
  if (hash === own.hash) await keepBoothFiles(tx, electionId, bundle, own.files());
}

/**
 * The booth of an election at this hour, by its hash; undefined where it is that of this release or none was kept. The last
 * one whose hour has come and whose files are here: so an announced booth waits for the release that has it.
 */
export async function servedBooth(
  db: UrnDatabase,
  electionId: string,
  own: OwnBooth,
  now: Date,
): Promise<Uint8Array | undefined> {
  for (const { bundle, isKept } of await boothsFrom(db, electionId, now)) {
    if (isKept) return bundle;
    if (toBase64url(bundle) !== own.hash) continue;
    await keepBoothFiles(db, electionId, bundle, own.files());
    return bundle;
  }
  return undefined;
}
