// Sittings of the Mesa: who was there, what members say of the minutes, contests answered, the minutes issued, agreements traced.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import {
  approveAsMembersDid,
  approvedOf,
  type Gathering,
  gatheringPath,
  listMinutes,
  type Minutes,
  sittingsOfRoundtable,
} from '../../../ground/gatherings/index.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import {
  type MinutesSays,
  type MinutesStanding,
  maySayOf,
  standingOfMinutes,
} from '../rules/minutes-words.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdAction } from '../store/agenda.ts';
import {
  insertAnswer,
  insertTraced,
  insertWord,
  lastWords,
  listMembersOfDay,
  listWords,
  lockSitting,
  type MemberOfDay,
  savePresent,
  type WordOfMinutes,
} from '../store/sittings.ts';
import { type ByRepresentative, speaking } from './at-seat.ts';
import { minutesWordsBlocks } from './minutes-words-blocks.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { tellMinutesWait } from './tell-of-agenda.ts';
import { writtenBy } from './write-bottleneck.ts';

export interface SittingOfRoundtable {
  readonly gathering: Gathering;
  readonly number: number;
  readonly members: readonly MemberOfDay[];
  /** The version that holds. */
  readonly approved: Minutes | undefined;
  /** The version that waits for its members. */
  readonly draft: Minutes | undefined;
  /** What was said of the one that waits, or of the one that holds. */
  readonly words: readonly WordOfMinutes[];
  /** Of the one that waits. */
  readonly standing: MinutesStanding | undefined;
}

/** One that was held, by its number. */
export async function readSitting(
  db: Database | Tx,
  number: number,
  now: Date,
): Promise<SittingOfRoundtable | undefined> {
  const gathering = (await sittingsOfRoundtable(db, now)).find((one) => one.number === number);
  if (gathering === undefined) return undefined;
  const day = dayIn(ROUNDTABLE_ZONE, gathering.startsAt);
  const [members, minutes] = await Promise.all([
    listMembersOfDay(db, gathering.id, day),
    listMinutes(db, gathering.id),
  ]);
  const [latest] = minutes;
  const draft = latest?.approvedAt === null ? latest : undefined;
  const words = latest === undefined ? [] : await listWords(db, latest.id);
  const present = members.filter(({ isPresent }) => isPresent);
  const standing =
    draft === undefined
      ? undefined
      : standingOfMinutes(
          present.map(({ id, hasLeft }) => ({ memberId: id, hasLeft })),
          lastWords(words, draft.draftedAt),
        );
  return { gathering, number, members, approved: approvedOf(minutes), draft, words, standing };
}

/** The same of this body, while nobody else changes its minutes. */
async function holdSitting(
  tx: Tx,
  number: number,
  now: Date,
  institutionId?: string,
): Promise<Result<SittingOfRoundtable, Refusal>> {
  const found = await readSitting(tx, number, now);
  const isOther = institutionId !== undefined && found?.gathering.caller.id !== institutionId;
  if (found === undefined || isOther) return err({ code: 'roundtable/unknown' });
  await lockSitting(tx, found.gathering.id);
  const held = await readSitting(tx, number, now);
  return held === undefined ? err({ code: 'roundtable/unknown' }) : ok(held);
}

/** Until its minutes are approved. `members` are address names of those that sat on that day. */
export function notePresent(
  db: Database,
  by: BySecretariat,
  { number, members }: { readonly number: number; readonly members: readonly string[] },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdSitting(tx, number, by.now, by.scope.id);
    if (!held.ok) return held;
    const { gathering, members: ofDay, draft } = held.value;
    if (gathering.state !== 'held') return err({ code: 'roundtable/presence-settled' });
    const present = ofDay.filter(({ slug }) => members.includes(slug));
    await savePresent(
      tx,
      gathering.id,
      present.map(({ id }) => id),
    );
    if (draft !== undefined) await tellWaiting(tx, by, number, draft, present);
    await log(tx, by, { step: 'presence-noted', sitting: number, present: present.length });
    return ok(undefined);
  });
}

/** Asks those who were there for their word on the minutes that wait. */
export function askForWords(
  db: Database,
  by: BySecretariat,
  number: number,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdSitting(tx, number, by.now, by.scope.id);
    if (!held.ok) return held;
    const { draft, members } = held.value;
    if (draft === undefined) return err({ code: 'roundtable/no-draft' });
    const present = members.filter(({ isPresent }) => isPresent);
    await tellWaiting(tx, by, number, draft, present);
    await log(tx, by, { step: 'words-asked', sitting: number });
    return ok(undefined);
  });
}

/** Once of each text: another that was written since is told again. */
function tellWaiting(
  tx: Tx,
  by: BySecretariat,
  number: number,
  draft: Minutes,
  present: readonly MemberOfDay[],
): Promise<void> {
  const minutesId = `${draft.id} ${draft.draftedAt.getTime()}`;
  return tellMinutesWait(tx, by, { minutesId, number, memberIds: present.map(({ id }) => id) });
}

export interface WordGiven {
  readonly number: number;
  readonly says: MinutesSays;
  /** Of a contest: what is not so. */
  readonly what: string | undefined;
  /** When the text that was read was written. */
  readonly textOf: Date;
}

/** By a member that was there, of the text that it read. */
export function sayOfMinutes(
  db: Database,
  by: ByRepresentative,
  { number, says, what, textOf }: WordGiven,
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const held = await holdSitting(tx, number, by.now);
    if (!held.ok) return held;
    const { draft, members } = held.value;
    if (draft === undefined) return err({ code: 'roundtable/no-draft' });
    const may = maySayOf({
      present: members
        .filter(({ isPresent }) => isPresent)
        .map(({ id, hasLeft }) => ({ memberId: id, hasLeft })),
      memberId: seat.memberId,
      isOfThisText: draft.draftedAt.getTime() === textOf.getTime(),
    });
    if (!may.ok) return may;
    await insertWord(tx, writtenBy(seat, by.now), { minutesId: draft.id, says, what, textOf });
    return ok(undefined);
  });
}

/** Why the text stays as it is; mending it instead is another text, of which members say their word again. */
export function answerContest(
  db: Database,
  by: BySecretariat,
  {
    number,
    wordId,
    reason,
  }: {
    readonly number: number;
    readonly wordId: string;
    readonly reason: string;
  },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdSitting(tx, number, by.now, by.scope.id);
    if (!held.ok) return held;
    const { draft, words } = held.value;
    if (draft === undefined) return err({ code: 'roundtable/no-draft' });
    const contest = words.find(({ id, says }) => id === wordId && says === 'contests');
    if (contest === undefined || contest.answer !== undefined) {
      return err({ code: 'roundtable/no-contest' });
    }
    const added = await insertAnswer(tx, { wordId, reason, now: by.now });
    if (!added) return err({ code: 'roundtable/no-contest' });
    await log(tx, by, { step: 'contest-answered', sitting: number }, reason);
    return ok(undefined);
  });
}

type Site = Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;

/** What its members approved becomes the numbered document, with every contest and its answer. */
export function issueMinutes(
  db: Database,
  site: Site,
  by: BySecretariat,
  number: number,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdSitting(tx, number, by.now, by.scope.id);
    if (!held.ok) return held;
    const { gathering, draft, standing, members, words } = held.value;
    if (draft === undefined) return err({ code: 'roundtable/no-draft' });
    if (standing?.isApproved !== true) return err({ code: 'roundtable/not-approved-by-members' });
    const pathIn = (slug: string, locale: Parameters<BySecretariat['pathIn']>[1]) =>
      gatheringPath.to({ gathering: slug }, { locale });
    const more = minutesWordsBlocks(draft, members, words);
    const done = await approveAsMembersDid(tx, site, { ...by, pathIn }, { id: gathering.id, more });
    if (!done.ok) return err({ code: 'roundtable/not-approved-by-members' });
    await log(tx, by, { step: 'minutes-issued', sitting: number, approving: standing.approving });
    return ok(undefined);
  });
}

/** An agreement of approved minutes (`4.2`) to an action of the agenda. */
export function traceAgreement(
  db: Database,
  by: BySecretariat,
  {
    number,
    position,
    action,
  }: {
    readonly number: number;
    readonly position: number;
    readonly action: number;
  },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdSitting(tx, number, by.now, by.scope.id);
    if (!held.ok) return held;
    const { gathering, approved } = held.value;
    if (approved?.agreements[position - 1] === undefined) {
      return err({ code: 'roundtable/agreement-unknown' });
    }
    const found = await holdAction(tx, action);
    if (found === undefined) return err({ code: 'roundtable/unknown' });
    const traced = { gatheringId: gathering.id, position, actionId: found.id, now: by.now };
    await insertTraced(tx, traced);
    await log(tx, by, { step: 'agreement-traced', agreement: `${number}.${position}`, action });
    return ok(undefined);
  });
}
