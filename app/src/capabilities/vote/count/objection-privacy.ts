// What objections keep of people, how each of them is shown it and has it unlinked, and who opens their evidence.
import { m } from '#words';
import type { Actor } from '../../../platform/access.ts';
import type { Database } from '../../../platform/database/database.ts';
import { type Codes, heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum } from '../../../platform/room.ts';
import { mayDo, permissions } from '../../ground/people/rules/index.ts';
import { objectionName } from './rules/objection.ts';
import {
  listObjectionsOf,
  type ObjectionOfPerson,
  ownerOfEvidence,
} from './store/objection-people.ts';
import { objectionPath } from './web/objection-paths.ts';
import { askWords, groundWords } from './web/objection-words.ts';

export const objectionData: readonly PersonalDatum[] = [
  {
    what: 'who objected to a result, what she wrote and what she sent with it',
    why: 'so that she is answered and told, and nobody answers her own objection',
    keptFor:
      'as long as the result: once her account is erased the objection stays and is nobody’s',
    seenBy:
      'everybody the text, unless she withdraws it, and the name of an organisation; nobody on any page who the person is; the evidence, those who answer',
  },
  {
    what: 'who of a team answered an objection',
    why: 'so that it is never somebody who counted or brought the vote in',
    keptFor:
      'as long as the result, or until her account is erased: then the answer stays and is nobody’s',
    seenBy: 'nobody on any page; the log of acts has an entry of its own',
  },
];

export async function objectionsHeld(
  db: Database,
  personId: string,
): Promise<readonly HeldThing[]> {
  const own = await listObjectionsOf(db, personId);
  return own.map((one): HeldThing => {
    const [number, year] = [String(one.number), String(one.year)];
    const label =
      one.kind === 'objected' ? m.count_objection_held : m.count_objection_held_answered;
    const at = { institution: one.institutionSlug, edition: one.editionSlug };
    return {
      label: label({ number, year }),
      href: objectionPath.to({ ...at, number: objectionName(one) }),
      values: valuesOf(one),
      whenForgotten: 'unlinked',
    };
  });
}

const labels = {
  edition: m.count_objection_held_edition,
  received_on: m.count_objection_held_received_on,
  answered_at: m.count_objection_held_answered_at,
} as const;

const ownLabels = {
  text: m.count_objection_held_text,
  ground: m.count_objection_ground,
  asks: m.count_objection_asks,
  table_code: m.count_objection_table,
  organization: m.count_objection_held_organization,
  channel: m.count_objection_held_channel,
  has_evidence: m.count_objection_held_evidence,
  filed_at: m.count_objection_held_filed_at,
  withdrawn_at: m.count_objection_state_withdrawn,
} as const;

const codes: Codes = {
  ground: wordsIn(groundWords),
  asks: wordsIn(askWords),
  channel: wordsIn({ web: m.count_objection_held_on_web, paper: m.count_objection_on_paper }),
};

function valuesOf({ editionName, own, receivedOn, answeredAt }: ObjectionOfPerson) {
  const values = heldValues(
    { edition: editionName, received_on: receivedOn, answered_at: answeredAt },
    labels,
  );
  if (own === null) return values;
  const written = {
    ...{ text: own.text, ground: own.ground, asks: own.asks, table_code: own.tableCode },
    ...{ organization: own.organization, channel: own.channel, has_evidence: own.hasEvidence },
    filed_at: new Date(own.filedAt),
    withdrawn_at: own.withdrawnAt === null ? null : new Date(own.withdrawnAt),
  };
  return [...values, ...heldValues(written, ownLabels, codes)];
}

/** Its author, and those who see the objections of that institution. */
export async function mayOpenEvidence(
  db: Database,
  fileId: string,
  actor: Actor | undefined,
): Promise<boolean> {
  const owner = actor && (await ownerOfEvidence(db, fileId));
  if (actor === undefined || owner === undefined) return false;
  const scope = { kind: 'institution', id: owner.institutionId } as const;
  return (
    owner.personId === actor.personId ||
    mayDo(permissions['count/answer-objection'], actor.grants, scope)
  );
}
