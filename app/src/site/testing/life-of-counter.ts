// Rows of somebody who brings in, counts and sanctions a vote, and who objects to one.
import { randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import {
  actingAs,
  at,
  decide,
  drafted,
  givenSubmitted,
  mend,
  open,
  type SanctionGround,
  SITTING,
  sign,
} from '../../capabilities/delivery/sanction/testing/given.ts';
import { listTeam } from '../../capabilities/edition/ballot-list/testing/given.ts';
import { givenAct } from '../../capabilities/edition/editions/testing/acts.ts';
import { givenDocument, givenFile } from '../../capabilities/edition/editions/testing/given.ts';
import { givenTown } from '../../capabilities/edition/editions/testing/steps.ts';
import type { CountedVote } from '../../capabilities/vote/count/testing/counted.ts';
import { insertPastRules } from '../../platform/testing/past-rules.ts';
import type { Surroundings } from './life.ts';

type Sanctioned = CountedVote & { readonly submissionId: string };

const SLUG = 'edicion-contada';

/** She counts a vote of hers and has it sanctioned; what nobody could do of the same vote is written past the rules. */
export async function countAndSanction(around: Surroundings, personId: string): Promise<void> {
  const ground = await groundOf(around, personId);
  const vote = await givenSubmitted(ground, SLUG);
  await bringIn(around, personId, vote);
  await object(around, personId, vote);
  await sanction(ground, vote);
  await ask(around, personId, vote);
  await openUrn(around, personId, vote);
  const lapse = {
    ...{ submission_id: vote.submissionId, last_day: '2027-05-22', recorded_by: personId },
    document_id: await givenDocument(ground.db, ground.town.institutionId),
    recorded_at: around.life.at(),
    act_id: await givenAct(ground.db, ground.town, {
      ...{ kind: 'sanction/record-lapse', editionId: vote.editionId, payload: {} },
    }),
  };
  await insertPastRules(around.given, 'sanction.lapse', lapse);
}

/** Everybody who acts is she, but for those who drew the list and the one who answers objections. */
async function groundOf(
  { given, life, desk }: Surroundings,
  personId: string,
): Promise<SanctionGround> {
  const { db } = given;
  const team = await listTeam(db, await givenTown(db));
  const hers = { counting: personId, mayor: personId, councillor: personId };
  return actingAs({ given, ...team }, { ...hers, answering: desk[0] }, life.text());
}

/** Two rounds that are still being brought in: she typed one, and confirmed the other. */
async function bringIn(
  { given, life, desk }: Surroundings,
  personId: string,
  { contestId: contest_id }: Sanctioned,
): Promise<void> {
  for (const [place, [saved_by, confirmed_by]] of [
    [personId, desk[0]],
    [desk[0], personId],
  ].entries()) {
    await life.insert('count.bringing', {
      ...{ contest_id, round: 2 + place, facts: '{}', tally_sheet_id: await givenFile(given.db) },
      ...{ kind: 'ballots', file_name: 'votos.csv', file: Buffer.from('x'), text: 'META' },
      ...{ preview: '{}', saved_by, saved_at: life.at(), attempt: randomUUID() },
      ...{ confirmed_by, confirmed_as: 'certifying-officer', heard_at: life.at() },
    });
  }
}

/** She objected for an organisation, and withdrew it; and she answered somebody else. */
async function object(
  around: Surroundings,
  personId: string,
  { editionId, contestId, resultId }: Sanctioned,
): Promise<void> {
  const { given, life, institutionId, organizationId, neighbour, desk } = around;
  const filed = (number: number) => ({
    ...{ edition_id: editionId, contest_id: contestId, round: 1, result_id: resultId },
    ...{ year: 2027, number, channel: 'web', received_on: `2027-04-1${5 + number}` },
    ...{ filed_at: life.at(), text: life.text(), ground: 'table', asks: 'annul-table' },
    ...{ table_code: life.text(), answer_due_on: '2027-04-30' },
  });
  await insertPastRules(given, 'count.objection', {
    ...{ ...filed(1), person_id: personId, organization_id: organizationId },
    ...{ file_id: await givenFile(given.db), withdrawn_at: life.at() },
  });
  for (const [number, person_id, answered_by] of [
    [2, neighbour, personId],
    [3, personId, desk[0]],
  ] as const) {
    await insertPastRules(given, 'count.objection', {
      ...{ ...filed(number), person_id, answered_by, outcome: 'rejected', reasons: life.text() },
      ...{ answered_at: life.at(), document_id: await givenDocument(given.db, institutionId) },
    });
  }
}

/** She opens a sitting and records its votes, and what it returned comes back. */
async function sanction(ground: SanctionGround, vote: Sanctioned): Promise<void> {
  const hers: SanctionGround = {
    ...ground,
    certifying: { ...ground.mayor, actor: { ...ground.mayor.actor, grants: certifyingOf(ground) } },
  };
  const opened = await open(hers, vote);
  assert(opened.ok, `opened: ${JSON.stringify(opened)}`);
  await decide(hers, vote, [drafted(vote, 0, 'returned')]);
  const signed = await sign(hers, vote);
  assert(signed.ok, `signed: ${JSON.stringify(signed)}`);
  const mended = await mend(hers, vote, 0, at(hers.certifying, SITTING));
  assert(mended.ok, `mended: ${JSON.stringify(mended)}`);
}

const certifyingOf = ({ mayor }: SanctionGround) => [
  { role: 'certifying-officer', scope: mayor.scope },
];

/** She asks, and answers what another asked. */
async function ask(
  { life, desk }: Surroundings,
  personId: string,
  { submissionId: submission_id }: Sanctioned,
): Promise<void> {
  for (const [place, asked_by] of [personId, desk[0]].entries()) {
    await life.insert('sanction.question', {
      ...{ submission_id, number: place + 1, asked_by, asker_name: life.text() },
      ...{ text: life.text(), asked_at: life.at() },
    });
  }
  await life.find(
    `update sanction.question set answer = $1, answered_by = $2, answered_at = $3
      where submission_id = $4 and number = 2 returning 1 as it`,
    [life.text(), personId, life.at(), submission_id],
  );
}

/** She asked that the ballots of a sealed vote be opened. */
async function openUrn(
  { life, institutionId }: Surroundings,
  personId: string,
  { contestId: contest_id, editionId: edition_id }: Sanctioned,
): Promise<void> {
  const election_id = 'urna-vida';
  await life.insert('election.election', {
    ...{ id: election_id, edition_id, institution_id: institutionId, settings: '{}' },
    ...{ title: life.text(), territory: 'Ancud', is_demonstration: true, created_at: life.at() },
  });
  const list_id = await life.find('select list_id as it from count.vote where contest_id = $1', [
    contest_id,
  ]);
  await life.insert('election.election_contest', {
    ...{ election_id, contest_id, round: 9, code: 'vida', list_id, place: 1 },
  });
  await life.insert('count.followed_log', { election_id });
  await life.insert('count.opening', {
    ...{ election_id, asked_by: personId, asked_as: 'certifying-officer', asked_at: life.at() },
  });
}
