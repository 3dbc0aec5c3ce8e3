// Takes sheets of paper that the desk enters: somebody who says that she comes, and the list that people signed; and takes them back.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { next } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deletePaperRows, hasArrived } from '../store/attendance.ts';
import { type Gathering, holdPublished } from '../store/gatherings.ts';
import { deleteOfForm, findByFormKey, insertRegistration } from '../store/registrations.ts';
import type { PathIn } from '../store/search-documents.ts';
import { advanceWaiting } from './advance-waiting.ts';
import { insertPaper, isThere, type PaperNames, paperRowKeys } from './enter-arrival.ts';
import { askFor, type Coming } from './register.ts';

/** Which sheet, about which gathering of which institution. */
export interface SheetOf {
  readonly slug: string;
  readonly institutionId: string;
  readonly sheetId: string;
}

async function held(tx: Tx, { slug, institutionId }: SheetOf): Promise<Gathering> {
  const gathering = await holdPublished(tx, slug);
  assert(gathering?.caller.id === institutionId, 'a sheet is about a gathering of its institution');
  return gathering;
}

export interface ComingOnPaper extends Coming {
  readonly name: string;
  readonly phone: string;
}

/** The sheet is the key of her registration: entered twice, it is one. */
export async function enterComing(
  tx: Tx,
  keys: Keys,
  sheet: SheetOf,
  { name, phone, ...coming }: ComingOnPaper,
  now: Date,
): Promise<Result<void, Refusal>> {
  const gathering = await held(tx, sheet);
  const asked = await askFor(tx, gathering, coming, now);
  if (!asked.ok) return asked;
  const request = { ...asked.value, who: { name, phone }, formKey: sheet.sheetId };
  await insertRegistration(tx, keys, request);
  return ok(undefined);
}

/** Her seats go to those who wait; whoever was noted at the door has come, and that stays. */
export async function takeBackComing(
  tx: Tx,
  sheet: SheetOf,
  by: { readonly now: Date; readonly pathIn: PathIn },
): Promise<Result<void, Refusal>> {
  const gathering = await held(tx, sheet);
  const known = await findByFormKey(tx, gathering.id, sheet.sheetId);
  if (known === undefined) return ok(undefined);
  if (await hasArrived(tx, known.id)) return err({ code: 'gatherings/has-come' });
  await deleteOfForm(tx, sheet.sheetId);
  if (gathering.state === 'published') await advanceWaiting(tx, by, gathering);
  return ok(undefined);
}

export async function enterSignedList(
  tx: Tx,
  sheet: SheetOf,
  list: PaperNames,
  now: Date,
): Promise<Result<void, Refusal>> {
  const gathering = await held(tx, sheet);
  const may = next(gathering.state, 'enter');
  if (!may.ok) return may;
  if (now < gathering.startsAt) return err({ code: 'gatherings/not-begun' });
  if (!(await isThere(tx, gathering, list.territoryId))) {
    return err({ code: 'gatherings/place-not-there' });
  }
  await insertPaper(tx, gathering, { ...list, seed: sheet.sheetId, now });
  return ok(undefined);
}

/** Once minutes were approved they say how many came: the list stays. */
export async function takeBackSignedList(tx: Tx, sheet: SheetOf): Promise<Result<void, Refusal>> {
  const gathering = await held(tx, sheet);
  const may = next(gathering.state, 'enter');
  if (!may.ok) return may;
  await deletePaperRows(tx, gathering.id, paperRowKeys(sheet.sheetId));
  return ok(undefined);
}
