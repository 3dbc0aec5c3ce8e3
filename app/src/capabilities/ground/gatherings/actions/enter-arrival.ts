// Notes who came: by pass, from the list, a name at the door, a number of people, or the list of paper afterwards.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { doorOpensAt } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deleteArrival, insertArrival, saveScan } from '../store/attendance.ts';
import type { Gathering } from '../store/gatherings.ts';
import { readPlace } from '../store/places.ts';
import { findByCode, type Registration, readRegistration } from '../store/registrations.ts';
import { type Acting, logDoor, onGathering } from './acting.ts';
import { keyOf } from './form-key.ts';

/** Whether it was noted now, or had been before: then nothing changes. */
export interface Noted {
  readonly isNew: boolean;
}

/** `by` says which: the code of a pass, or whoever the list names. */
export function enterRegistered(
  db: Database,
  by: Acting,
  id: string,
  which: { readonly code: string } | { readonly registrationId: string },
): Promise<Result<Noted, Refusal>> {
  return onGathering(db, by, id, 'enter', async (tx, gathering) => {
    if (by.now < doorOpensAt(gathering.startsAt)) return err({ code: 'gatherings/door-closed' });
    const isPass = 'code' in which;
    const known = isPass
      ? await findByCode(tx, which.code)
      : await readRegistration(tx, gathering.id, which.registrationId);
    if (known === undefined) return err({ code: 'gatherings/not-registered' });
    if (known.gatheringId !== gathering.id) return err({ code: 'gatherings/pass-of-another' });
    const isNew = await noteRegistered(tx, by, gathering, known, isPass);
    return ok({ isNew });
  });
}

async function noteRegistered(
  tx: Tx,
  by: Acting,
  { id, slug }: Gathering,
  known: Registration,
  isPass: boolean,
): Promise<boolean> {
  const isNew = await insertArrival(tx, {
    gatheringId: id,
    registrationId: known.id,
    territoryId: known.territoryId ?? undefined,
    peopleCount: 1 + known.companions,
    way: isPass ? 'pass' : 'list',
    now: by.now,
  });
  if (isNew) await logDoor(tx, by, slug, { step: 'came', people: 1 + known.companions });
  return isNew;
}

export interface AtDoor {
  /** Empty for people who are only counted. */
  readonly name: string;
  readonly territoryId: string | undefined;
  readonly peopleCount: number;
  readonly formKey: string;
}

/** Whoever had not said to come: a name and a sector and no number of any document, or so many people. */
export function enterAtDoor(
  db: Database,
  by: Acting,
  id: string,
  { name, territoryId, peopleCount, formKey }: AtDoor,
): Promise<Result<Noted, Refusal>> {
  return onGathering(db, by, id, 'enter', async (tx, gathering) => {
    if (by.now < doorOpensAt(gathering.startsAt)) return err({ code: 'gatherings/door-closed' });
    if (!(await isThere(tx, gathering, territoryId))) {
      return err({ code: 'gatherings/place-not-there' });
    }
    const isNew = await insertArrival(tx, {
      gatheringId: gathering.id,
      name: name === '' ? undefined : name,
      territoryId,
      peopleCount,
      way: name === '' ? 'count' : 'walk-in',
      formKey: keyOf(formKey, { name, territory: territoryId ?? null, people: peopleCount }),
      now: by.now,
    });
    if (isNew) await logDoor(tx, by, gathering.slug, { step: 'came', people: peopleCount });
    return ok({ isNew });
  });
}

/** Whether a sector is one of its comuna; none is. */
export async function isThere(tx: Tx, { cut }: Gathering, territoryId: string | undefined) {
  if (territoryId === undefined) return true;
  return (await readPlace(tx, cut ?? '', territoryId, undefined))?.hasTerritory === true;
}

/** At most so many names on one list. */
export const MOST_NAMES = 500;

export interface PaperNames {
  readonly names: readonly string[];
  /** People besides those named. */
  readonly othersCount: number;
  readonly territoryId: string | undefined;
}

export interface PaperList extends PaperNames {
  readonly formKey: string;
  readonly scan:
    | { readonly bytes: Uint8Array; readonly name: string; readonly alt: string }
    | undefined;
}

/** The list that people signed: by names, by number or both, with its scan, which only its team opens. */
export async function enterPaperList(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: Acting,
  id: string,
  list: PaperList,
): Promise<Result<Noted, Refusal | FileRefusal>> {
  const accepted = list.scan && (await acceptFile(list.scan.bytes, list.scan.name));
  if (accepted !== undefined && !accepted.ok) return accepted;
  const stored = accepted && (await storeFile(files, accepted.value));
  return onGathering(db, by, id, 'enter', async (tx, gathering) => {
    if (by.now < gathering.startsAt) return err({ code: 'gatherings/not-begun' });
    if (!(await isThere(tx, gathering, list.territoryId))) {
      return err({ code: 'gatherings/place-not-there' });
    }
    const { names, othersCount, formKey } = list;
    const seed = keyOf(formKey, [...names, othersCount]);
    const isNew = await insertPaper(tx, gathering, { ...list, seed, now: by.now });
    if (isNew && stored !== undefined) {
      const alt = stored.kind === 'image' ? (list.scan?.alt ?? '') : null;
      await keepFile(tx, stored, { room: 'gatherings', alt, isPublic: false });
      await saveScan(tx, gathering.id, stored.id);
    }
    const people = names.length + othersCount;
    if (isNew) await logDoor(tx, by, gathering.slug, { step: 'paper-list', people });
    return ok({ isNew });
  });
}

/** What the rows of a list are kept under: those named, and one for the others. */
export function paperRowKeys(seed: string): readonly string[] {
  return Array.from({ length: MOST_NAMES + 1 }, (_, at) => keyOf(seed, at));
}

/** False if what has that seed was entered before: nothing changes. */
export async function insertPaper(
  tx: Tx,
  { id }: Gathering,
  list: PaperNames & { readonly seed: string; readonly now: Date },
): Promise<boolean> {
  const { names, othersCount, territoryId, seed, now } = list;
  assert(names.length + othersCount > 0, 'a list of paper has somebody');
  const people = [
    ...names.map((name) => ({ name, peopleCount: 1 })),
    ...(othersCount > 0 ? [{ peopleCount: othersCount }] : []),
  ];
  const shared = { gatheringId: id, territoryId, way: 'paper', now } as const;
  for (const [at, row] of people.entries()) {
    const isNew = await insertArrival(tx, { ...shared, ...row, formKey: keyOf(seed, at) });
    if (!isNew) return false;
  }
  return true;
}

/** Takes back what was noted by mistake. */
export function undoArrival(
  db: Database,
  by: Acting,
  id: string,
  arrivalId: string,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'enter', async (tx, gathering) => {
    if (!(await deleteArrival(tx, gathering.id, arrivalId))) {
      return err({ code: 'gatherings/not-registered' });
    }
    await logDoor(tx, by, gathering.slug, { step: 'arrival-undone' });
    return ok(undefined);
  });
}
