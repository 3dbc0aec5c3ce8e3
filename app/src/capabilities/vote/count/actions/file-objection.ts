// Somebody objects to the result of a contest, in its days there: on the site, or on paper by the day of its reception.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import {
  answerDueOn,
  decideObjection,
  type ObjectionGround,
  type Remedy,
} from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { insertObjection } from '../store/objections.ts';
import { lockEditionAt } from '../store/vote-states.ts';
import { findVote, type VoteAsked, type VoteOfContest } from './objected-vote.ts';
import { followObjected } from './sealed/follow-signed.ts';

export interface FilingObjection {
  readonly asked: VoteAsked;
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly text: string;
  readonly ground: ObjectionGround;
  readonly asks: Remedy;
  /** Code of the polling table of which it speaks; empty for none. */
  readonly table: string;
  /** In whose name; undefined of the person herself. */
  readonly organizationId?: string | undefined;
  /** Evidence, whose bytes are there already, with what an image of it shows. */
  readonly evidence?: { readonly file: StoredFile; readonly alt: string } | undefined;
  /** Of one that came on paper: its sheet, and the day of its reception there. */
  readonly paper?: { readonly sheetId: string; readonly receivedOn: string };
  readonly now: Date;
}

export interface FiledObjection {
  readonly found: VoteOfContest;
  readonly year: number;
  readonly number: number;
  readonly answerDueOn: string;
}

export function fileObjection(
  db: Database,
  given: FilingObjection,
): Promise<Result<FiledObjection, ObjectionRefusal>> {
  return inTransaction(db, (tx) => fileObjectionIn(tx, given));
}

/** The same within the transaction of the sheet that it came on. */
export async function fileObjectionIn(
  tx: Tx,
  given: FilingObjection,
): Promise<Result<FiledObjection, ObjectionRefusal>> {
  const { asked, actor, text, ground, asks, table, organizationId, evidence, paper, now } = given;
  await lockEditionAt(tx, asked);
  const found = await findVote(tx, asked);
  if (!found.ok) return found;
  const { edition, contest, state, vote } = found.value;
  const decided = decideObjection(vote, { receivedOn: paper?.receivedOn, text, asks, table, now });
  if (!decided.ok) return decided;
  if (organizationId !== undefined && !speaksFor(actor, organizationId)) {
    return err({ code: 'count/organization-not-yours' });
  }
  if (evidence !== undefined) {
    const alt = evidence.file.kind === 'image' ? evidence.alt : null;
    await keepFile(tx, evidence.file, { room: 'count', alt, isPublic: false });
  }
  assert(state.result !== undefined, 'what is objected to is there');
  const { receivedOn } = decided.value;
  const due = answerDueOn(receivedOn, edition.rules.operational.appeals.answerBusinessDays);
  const numbered = await insertObjection(tx, {
    ...{ editionId: edition.id, contestId: contest.id, round: state.round },
    ...{ resultId: state.result.id, text, ground, asks, table: table === '' ? null : table },
    ...{ personId: actor.personId, organizationId: organizationId ?? null },
    ...{ paperSheetId: paper?.sheetId, receivedOn, answerDueOn: due },
    ...{ fileId: evidence?.file.id ?? null, now },
  });
  await followObjected(tx, { contestId: contest.id, round: state.round });
  return ok({ found: found.value, ...numbered, answerDueOn: due });
}

function speaksFor({ grants }: Pick<Actor, 'grants'>, organizationId: string): boolean {
  return grants.some(
    ({ role, scope }) =>
      role === 'organization-representative' &&
      scope?.kind === 'organization' &&
      scope.id === organizationId,
  );
}
