// The secretariat asks a public body to sit at the Mesa, and the body answers by itself.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { findInstitution, readInstitution } from '../../../ground/institutions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  type InvitationAnswer,
  insertInvitation,
  saveInvitationAnswer,
} from '../store/invitations.ts';
import { findStanding, insertMember, readMember } from '../store/members.ts';
import type { PathIn } from '../store/places.ts';
import { documentOfMember, SEARCH_ROOM } from '../store/search-documents.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { tellInvited } from './tell.ts';

/** `slug` names the body in addresses. */
export function inviteInstitution(
  db: Database,
  by: BySecretariat,
  { slug, words }: { readonly slug: string; readonly words: string },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const institution = await findInstitution(tx, slug);
    if (institution === undefined) return err({ code: 'roundtable/institution-unknown' });
    const { id } = institution;
    if ((await findStanding(tx, { kind: 'institution', id })) !== undefined) {
      return err({ code: 'roundtable/already-invited' });
    }
    const invitationId = await insertInvitation(tx, {
      ...{ institutionId: id, fromInstitutionId: by.scope.id, words },
      ...{ personId: by.actor.personId, now: by.now },
    });
    if (invitationId === undefined) return err({ code: 'roundtable/already-invited' });
    await tellInvited(tx, by, { invitationId, institutionId: id, slug });
    await log(tx, by, { step: 'institution-invited', institution: slug });
    return ok(undefined);
  });
}

/** Before the body answers: it is told, reads the reason at its place, and may be asked again. */
export function takeInvitationBack(
  db: Database,
  by: BySecretariat,
  { slug, reason }: { readonly slug: string; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const institution = await findInstitution(tx, slug);
    if (institution === undefined) return err({ code: 'roundtable/invitation-answered' });
    const { id } = institution;
    const { personId } = by.actor;
    const answer = { outcome: 'taken-back', reason, personId, now: by.now } as const;
    const invitationId = await saveInvitationAnswer(tx, id, answer);
    if (invitationId === undefined) return err({ code: 'roundtable/invitation-answered' });
    await tellInvited(tx, by, { invitationId, institutionId: id, slug, isTakenBack: true });
    await log(tx, by, { step: 'invitation-taken-back', institution: slug }, reason);
    return ok(undefined);
  });
}

export interface ByBody {
  readonly personId: string;
  /** The institution that the address names. */
  readonly scope: Scope;
  readonly now: Date;
  readonly pathIn: PathIn;
}

/** Whoever accepts sits from that day. */
export function answerInvitation(
  db: Database,
  by: ByBody,
  answer: InvitationAnswer & { readonly outcome: 'accepted' | 'declined' },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const { personId, scope, now } = by;
    const invitationId = await saveInvitationAnswer(tx, scope.id, { ...answer, personId, now });
    if (invitationId === undefined) return err({ code: 'roundtable/not-invited' });
    if (answer.outcome === 'accepted') {
      const { slug, name } = await readInstitution(tx, scope.id);
      const entering = { kind: 'institution', id: scope.id, slug, name, invitationId } as const;
      const memberId = await insertMember(tx, entering, dayIn(ROUNDTABLE_ZONE, now));
      const member = await readMember(tx, memberId);
      if (member !== undefined) {
        await putDocuments(tx, SEARCH_ROOM, [documentOfMember(member, by.pathIn)]);
      }
    }
    await audit(tx, {
      actor: { personId },
      act: 'roundtable/sit-as-institution',
      scope,
      subject: `institution:${scope.id}`,
      told: { step: `invitation-${answer.outcome}` },
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    });
    return ok(undefined);
  });
}
