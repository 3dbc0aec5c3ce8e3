// What official votes keep of people, how each of the team is shown it, and who opens a tally sheet before its vote is counted.
import { m } from '#words';
import type { Actor } from '../../../platform/access.ts';
import type { Database } from '../../../platform/database/database.ts';
import { heldValues } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum } from '../../../platform/room.ts';
import { mayDo, permissions } from '../../ground/people/rules/index.ts';
import { listOfficialOf } from './store/official-people.ts';
import { institutionOfSheet, isSheetPublic } from './store/votes.ts';

export const officialData: readonly PersonalDatum[] = [
  {
    what: 'who answers for a vote that was brought in, with the office, and the tally sheet that was signed, with the names and signatures on it',
    why: 'a result that was voted elsewhere is worth as much as whoever signs it',
    keptFor: 'as long as the result: it is a record of the institution',
    seenBy: 'everybody, once the vote is counted; before, the team of the institution',
  },
  {
    what: 'the file of a vote as it was received (it may carry serial numbers, age, sex or sector of each voter)',
    why: 'so that it can be shown later that what was counted is what was received',
    keptFor: 'as long as the result; what was thrown away before its count, until then',
    seenBy: 'nobody on any page; what is published has no serial numbers and no such columns',
  },
  {
    what: 'who of a team brought a vote in, confirmed it and counted it, or asked for the opening of a sealed one',
    why: 'so that nobody who counted answers what is objected to it',
    keptFor: 'as long as the result, or until her account is erased: then it stays and is nobody’s',
    seenBy: 'nobody on any page; the log of acts has an entry of its own',
  },
  {
    what: 'the public record of a sealed vote: sealed ballots without names, what became of rights that only their owners know, and each ballot opened once the urn is open',
    why: 'so that anybody checks that nothing was added, left out or changed, and counts again',
    keptFor: 'as long as the institution: it is a public record',
    seenBy: 'everybody; whose a ballot is stands nowhere',
  },
];

const labels = {
  bringing: m.count_result_held_bringing,
  vote: m.count_result_held_vote,
  result: m.count_result_held_result,
  opening: m.count_sealed_held_opening,
} as const;

export async function officialHeld(db: Database, personId: string): Promise<readonly HeldThing[]> {
  const own = await listOfficialOf(db, personId);
  return own.map(({ kind, contest, edition, institution, at }) => ({
    label: labels[kind]({ contest, edition }),
    values: heldValues(
      { institution, at },
      { institution: m.count_result_held_institution, at: m.count_result_held_at },
    ),
    whenForgotten: 'unlinked',
  }));
}

/** Everybody once its vote was brought in; before, whoever sees the desk there. */
export async function mayOpenSheet(
  db: Database,
  fileId: string,
  actor: Actor | undefined,
): Promise<boolean> {
  if (await isSheetPublic(db, fileId)) return true;
  const id = actor && (await institutionOfSheet(db, fileId));
  if (actor === undefined || id === undefined) return false;
  return mayDo(permissions['count/see-desk'], actor.grants, { kind: 'institution', id });
}
