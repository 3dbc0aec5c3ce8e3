// Joins two accounts of one person: proposed by the member of staff who sees both documents, carried out when another signs.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { TwoAccounts } from '../../../../platform/two-accounts.ts';
import type { ActHouse, TwoPersonKind } from '../../../../platform/two-person.ts';
import type { Locale } from '../../../../platform/words.ts';
import { decideJoining, type JoiningRefusal, type JoinPayload } from '../rules/account-joining.ts';
import { type IdentityDocument, maskDocument } from '../rules/identity-document.ts';
import type { Place } from '../rules/invitation.ts';
import { maskRun, type Run } from '../rules/run.ts';
import {
  closeAccount,
  insertJoining,
  lockAccounts,
  readJoined,
} from '../store/joining-accounts.ts';
import { recordLooks } from '../store/looks.ts';
import { findOwnerOfDocument, openDetails, readPerson, updatePerson } from '../store/persons.ts';
import { inBothLocales, notify } from './notify.ts';
import { proposeAct } from './propose-act.ts';
import { tellPerson } from './tell-person.ts';
import type { Identifying } from './write-down-identity.ts';

/** The page on which she sees what is held about her, in each language. */
type OwnData = Readonly<Record<Locale, string>>;

export interface AccountsAsked extends Pick<Identifying, 'actor' | 'now'> {
  readonly place: Place;
  /** The document by which she was known first. */
  readonly document: IdentityDocument;
  readonly run: Run;
  readonly ownData: OwnData;
}

/** The id of the act that waits; both accounts are told at once, so that whoever did not ask for it says so. */
export function proposeJoining(
  db: Database,
  keys: Keys,
  kind: TwoPersonKind,
  given: AccountsAsked,
): Promise<Result<string, JoiningRefusal>> {
  const { actor, place, document, run, ownData, now } = given;
  return inTransaction(db, async (tx) => {
    const owners = await Promise.all([
      findOwnerOfDocument(tx, keys, document),
      findOwnerOfDocument(tx, keys, { kind: 'run', number: run }),
    ]);
    const [first, second] = await Promise.all(
      owners.map((owner) => owner && readJoined(tx, owner.id)),
    );
    const decided = decideJoining(first, second, actor.personId);
    if (!decided.ok) return decided;
    const { closed, kept } = decided.value;
    const payload: JoinPayload = {
      place: { id: place.id, slug: place.slug, name: place.name },
      closed: {
        person: closed.personId,
        name: closed.name,
        document: document.kind,
        number: maskDocument(document),
      },
      kept: { person: kept.personId, name: kept.name, run: maskRun(run) },
    };
    const subject = `accounts:${closed.personId}/${kept.personId}`;
    const act = { kind, payload, subject, institutionId: place.id, actor, now };
    const id = await proposeAct(tx, act);
    const personIds = [closed.personId, kept.personId];
    const look = { personIds, what: 'people/join-accounts', institutionId: place.id } as const;
    await recordLooks(tx, { ...look, actor, now });
    const say = () => m.people_notice_joining_proposed({ place: place.name });
    for (const personId of personIds) {
      await tell(tx, { personId, place, ownData, key: `proposed:${id}`, say, now });
    }
    return ok(id);
  });
}

export interface Joining extends TwoAccounts {
  readonly place: Place;
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly ownData: OwnData;
  readonly now: Date;
}

/** In the transaction of its cause, by two people: room by room, and the closed account last. */
export async function joinAccountsIn(
  tx: Tx,
  { privacy, keys }: Pick<ActHouse, 'privacy' | 'keys'>,
  given: Joining,
): Promise<Result<void, JoiningRefusal>> {
  const { closed, kept, place, proposedBy, confirmedBy, ownData, now } = given;
  const accounts = { closed, kept };
  await lockAccounts(tx, accounts);
  const both = [await readJoined(tx, closed), await readJoined(tx, kept)] as const;
  for (const staffId of [proposedBy, confirmedBy]) {
    const decided = decideJoining(...both, staffId);
    if (!decided.ok) return err(decided.error);
  }
  await insertJoining(tx, { ...accounts, institutionId: place.id, proposedBy, confirmedBy, now });
  for (const room of privacy) await room.join(tx, accounts);
  await completeKept(tx, keys, accounts);
  await tellPerson(tx, closed, () => ({
    subject: m.people_mail_joined_subject(),
    text: m.people_mail_joined_text({ place: place.name }),
  }));
  await closeAccount(tx, accounts);
  const by = { what: 'people/join-accounts', institutionId: place.id, now } as const;
  await recordLooks(tx, { ...by, personIds: [kept], actor: { personId: confirmedBy } });
  const say = () => m.people_notice_joined({ place: place.name });
  await tell(tx, { personId: kept, place, ownData, key: `joined:${closed}`, say, now });
  await audit(tx, {
    actor: { personId: proposedBy },
    act: 'people/join-accounts',
    scope: { kind: 'institution', id: place.id },
    subject: 'account:joined',
  });
  return ok(undefined);
}

/** What the kept account says stays; what it lacks and the other has is added. Her e-mail she proves again. */
async function completeKept(tx: Tx, keys: Keys, { closed, kept }: TwoAccounts): Promise<void> {
  const [person, other] = [await readPerson(tx, kept), await readPerson(tx, closed)];
  assert(person !== undefined && other !== undefined, 'both accounts are there');
  const own = await openDetails(tx, keys, kept);
  const { birthDate } = await openDetails(tx, keys, closed);
  await updatePerson(tx, keys, kept, {
    ...(own.birthDate === undefined && birthDate !== undefined ? { birthDate } : {}),
    ...(person.comunaCut === null ? { comunaCut: other.comunaCut } : {}),
  });
}

interface ToTell {
  readonly personId: string;
  readonly place: Place;
  readonly ownData: OwnData;
  readonly key: string;
  readonly say: () => string;
  readonly now: Date;
}

/** At once; whoever has no e-mail is told by the unit. */
function tell(tx: Tx, { personId, place, ownData, key, say, now }: ToTell): Promise<void> {
  const notice = {
    personId,
    kind: 'people/accounts-joined',
    key,
    titles: inBothLocales(say),
    paths: ownData,
    institutionId: place.id,
    isUrgent: true,
  } as const;
  return notify(tx, [notice], now);
}
