// Delegates with an account: whoever called asks somebody who came, and she accepts or not by herself, whenever she wants.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales, notify, publicNames } from '../../people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  deleteDelegate,
  insertDelegate,
  listDelegaciesOf,
  saveAcceptance,
} from '../store/delegates.ts';
import { readRegistration } from '../store/registrations.ts';
import { type Acting, log, onGathering } from './acting.ts';

export interface ElectedByAccount {
  readonly registrationId: string;
  readonly isSubstitute: boolean;
  readonly votesCount: number | undefined;
}

/** Asked twice, nothing changes; nobody else is told before she accepts. */
export function askDelegate(
  db: Database,
  by: Acting,
  id: string,
  { registrationId, ...elected }: ElectedByAccount,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'note', async (tx, gathering) => {
    const known = await readRegistration(tx, gathering.id, registrationId);
    if (known === undefined || known.personId === null || known.state === 'withdrawn') {
      return err({ code: 'gatherings/not-registered' });
    }
    const { personId } = known;
    const name = (await publicNames(tx, [personId])).get(personId);
    if (name === undefined) return err({ code: 'gatherings/not-registered' });
    const territoryId = known.territoryId ?? undefined;
    const written = { ...elected, registrationId, name, territoryId, publishesName: false };
    if (!(await insertDelegate(tx, gathering.id, written, by.now))) return ok(undefined);
    const { slug, title } = gathering;
    const notice = {
      personId,
      kind: 'gatherings/delegate',
      key: `${registrationId} ${by.now.toISOString()}`,
      titles: inBothLocales(() => m.gatherings_notice_delegate({ title })),
      paths: bothPaths((locale) => by.pathIn(slug, locale)),
      isPublic: true,
    } as const;
    await notify(tx, [notice], by.now);
    await log(tx, by, slug, { step: 'delegate-asked' });
    return ok(undefined);
  });
}

/** Whoever does not accept, or no longer wants to be one, is on no list. */
export function answerDelegacy(
  db: Database,
  personId: string,
  { slug, accepts }: { readonly slug: string; readonly accepts: boolean },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const own = (await listDelegaciesOf(tx, personId)).find((one) => one.slug === slug);
    if (own === undefined)
      return accepts ? err({ code: 'gatherings/not-delegate' }) : ok(undefined);
    if (!accepts) {
      await deleteDelegate(tx, own.id);
      return ok(undefined);
    }
    const name = (await publicNames(tx, [personId])).get(personId) ?? own.name;
    await saveAcceptance(tx, own.id, name);
    return ok(undefined);
  });
}
