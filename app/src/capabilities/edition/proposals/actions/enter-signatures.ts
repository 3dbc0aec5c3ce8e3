// The desk enters a sheet of signatures line by line: a number becomes its fingerprint at once, and is kept nowhere.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { fingerprintOfDocument } from '../../../ground/people/index.ts';
import type { IdentityDocument } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import { type EndorsingRefusal, mayTakeSheet, takesEndorsements } from '../rules/endorsing.ts';
import {
  countRefused,
  type LineRefusal,
  refusalOfLine,
  type SheetLine,
} from '../rules/signature-sheet.ts';
import { insertEndorsement } from '../store/endorsements.ts';
import { insertEvent, listEvents } from '../store/events.ts';
import { lockProposal, type Proposal } from '../store/proposals.ts';
import {
  attachScan as attach,
  insertSignatureList,
  saveRefused,
  voidSignatureList,
} from '../store/signature-lists.ts';
import type { ByStaff } from './by-staff.ts';
import { endorsedEdition, holdPublic } from './endorse-proposal.ts';

export interface Sheet {
  readonly edition: PublicEdition;
  readonly number: number;
  /** `YYYY-MM-DD`, as the desk signed it when the sheet was handed in. */
  readonly receivedOn: string;
  readonly lines: readonly SheetLine<IdentityDocument>[];
}

export interface EnteredSheet {
  readonly id: string;
  readonly countedCount: number;
  readonly refused: readonly { readonly line: number; readonly reason: LineRefusal }[];
}

/** Every line is counted or refused by its reason; of those that are refused nothing stays but how many they were. */
export function enterSignatures(
  { db, keys }: { readonly db: Database; readonly keys: Keys },
  { edition, number, receivedOn, lines }: Sheet,
  { actor, scope, now }: ByStaff,
): Promise<Result<EnteredSheet, EndorsingRefusal>> {
  return inTransaction(db, async (tx) => {
    const proposal = await holdForSheet(tx, { edition, number, receivedOn }, now);
    if (!proposal.ok) return proposal;
    const { id: proposalId, state } = proposal.value;
    const { endorsements } = edition.rules.operational;
    const year = Number(receivedOn.slice(0, 4));
    const list = { proposalId, institutionId: scope.id, linesCount: lines.length, now };
    const listId = await insertSignatureList(tx, { ...list, scanFileId: null });
    const refused: { line: number; reason: LineRefusal }[] = [];
    const seen = new Set<string>();
    for (const line of lines) {
      const byItself = refusalOfLine(line, endorsements, year);
      const { document, tie } = line;
      if (byItself !== undefined || document === undefined || tie === undefined) {
        refused.push({ line: line.line, reason: byItself ?? 'number-wrong' });
        continue;
      }
      const fingerprint = fingerprintOfDocument(keys, document);
      const key = fingerprint.toString('hex');
      if (seen.has(key)) {
        refused.push({ line: line.line, reason: 'repeated-on-sheet' });
        continue;
      }
      seen.add(key);
      const done = await insertEndorsement(tx, {
        proposalId,
        editionId: edition.id,
        personId: null,
        fingerprint,
        listId,
        line: line.line,
        tie,
        now,
      });
      if (done === 'already') refused.push({ line: line.line, reason: 'endorsed-already' });
      if (done === 'limit') refused.push({ line: line.line, reason: 'limit-reached' });
    }
    const countedCount = lines.length - refused.length;
    await saveRefused(tx, listId, countRefused(refused.map(({ reason }) => reason)));
    const told = { lines: lines.length, counted: countedCount, received: receivedOn };
    await insertEvent(tx, { proposalId, kind: 'signatures-entered', state, told, now });
    await audit(tx, {
      actor,
      act: 'proposals/enter',
      scope,
      subject: `institution:${scope.id}`,
      told: { step: 'signatures', edition: edition.slug, proposal: number, ...told },
    });
    return ok({ id: listId, countedCount, refused });
  });
}

/** Held until the transaction ends, if a sheet that was received that day still counts. */
async function holdForSheet(
  tx: Tx,
  { edition, number, receivedOn }: Omit<Sheet, 'lines'>,
  now: Date,
): Promise<Result<Proposal, EndorsingRefusal>> {
  const held = await holdPublic(tx, edition, number);
  if (!held.ok) return held;
  const { id, state } = held.value;
  const { timeZone } = edition.place;
  const { calendar } = edition.rules.operational;
  const from = calendar.find(({ phase }) => phase === 'submission')?.from ?? '';
  const events = await listEvents(tx, id);
  const closing = events[events.findLastIndex((event) => takesEndorsements(event.state)) + 1];
  const may = mayTakeSheet(state, endorsedEdition(edition, held.value), {
    ...{ receivedOn, from, today: dayIn(timeZone, now) },
    closedOn: closing && dayIn(timeZone, closing.happenedAt),
  });
  return may.ok ? held : may;
}

export interface ScanGiven {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What the scan shows. */
  readonly alt: string;
}

/** Only the desk of the institution opens it: it has names and numbers. */
export async function attachScan(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  listId: string,
  { bytes, name, alt }: ScanGiven,
  { scope }: Pick<ByStaff, 'scope'>,
): Promise<Result<void, EndorsingRefusal | FileRefusal>> {
  const accepted = await acceptFile(bytes, name);
  if (!accepted.ok) return accepted;
  const stored = await storeFile(files, accepted.value);
  return inTransaction(db, async (tx) => {
    const isImage = stored.kind === 'image';
    await keepFile(tx, stored, { room: 'proposals', alt: isImage ? alt : null, isPublic: false });
    const isThere = await attach(tx, { listId, institutionId: scope.id, fileId: stored.id });
    return isThere ? ok(undefined) : err({ code: 'proposals/endorse-unknown' });
  });
}

/** Its lines count no more, and their fingerprints are gone: the same sheet can be entered again. */
export function voidSignatures(
  db: Database,
  { id, reason }: { readonly id: string; readonly reason: string },
  { actor, scope, now }: ByStaff,
): Promise<Result<void, EndorsingRefusal>> {
  return inTransaction(db, async (tx) => {
    const gone = await voidSignatureList(tx, { id, institutionId: scope.id, now });
    const proposal = gone && (await lockProposal(tx, gone.proposalId));
    if (gone === undefined || proposal === undefined) {
      return err({ code: 'proposals/endorse-unknown' });
    }
    const told = { count: gone.count, reason };
    const { id: proposalId, state, number, editionSlug: edition } = proposal;
    await insertEvent(tx, { proposalId, kind: 'signatures-voided', state, told, now });
    await audit(tx, {
      actor,
      act: 'proposals/enter',
      scope,
      subject: `institution:${scope.id}`,
      told: { step: 'signatures-voided', edition, proposal: number, lines: gone.count },
      reason,
    });
    return ok(undefined);
  });
}
