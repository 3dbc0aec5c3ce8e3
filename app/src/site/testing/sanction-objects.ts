// A vote of the published edition of a side that was counted, objected to, certified and submitted, written past the rules.
import { createHash, randomUUID } from 'node:crypto';
import { listText } from './list-text.ts';
import { BEFORE, EDITION, INSTITUTION, type Making, type Row, type Writing } from './making.ts';
import { documentOf, fileOf } from './published-edition.ts';
import { sentProposal } from './sent-proposals.ts';

/** The ballot of it, with one project, which is number 1. */
export const COUNTED = 'norte-mayor';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Columns of a vote that was brought in, in the words of whoever answers for it. */
export async function broughtVote(side: Writing): Promise<Row> {
  const { written } = side;
  const text = written('Papeletas');
  return {
    ...{ round: 1, kind: 'ballots', file_name: written('Archivo'), file: Buffer.from(text) },
    ...{ file_sha256: sha256(text), text, text_sha256: sha256(text) },
    ...{ tally_sheet_id: await fileOf(side), answered_by: written('Ministra') },
    ...{ answered_as: written('Cargo'), held_by: written('Urnas'), brought_at: BEFORE },
    ...{ voted_from: '2026-11-01', voted_until: '2026-11-02', ballots: 1, blanks: 0, nulls: 0 },
  };
}

interface Counted {
  readonly contest_id: string;
  readonly project_id: string;
  readonly result_id: string;
}

async function countedOf(side: Making): Promise<Counted> {
  const { db, insertPastRules, objects, personId: edition_id, written } = side;
  const { contest_id, rulebook_id } = await db
    .selectFrom('editions.contest as contest')
    .innerJoin('editions.rulebook as rulebook', 'rulebook.edition_id', 'contest.edition_id')
    .where('contest.edition_id', '=', edition_id)
    .where('contest.code', '=', COUNTED)
    .select(['contest.id as contest_id', 'rulebook.id as rulebook_id'])
    .executeTakeFirstOrThrow();
  const sent = await sentProposal(side);
  const { id: project_id } = sent;
  await insertPastRules('editions.slate_project', {
    ...{ project_id, contest_id, name: written('Cancha'), cost_clp: 1_000_000 },
    ...{ is_of_institution: false, feasible_at: BEFORE },
  });
  const [list_id, vote_id, result_id] = [randomUUID(), randomUUID(), randomUUID()];
  const { text } = listText(side, { contest: COUNTED, listed: [sent], label: 'Orden' });
  await insertPastRules('ballot_list.list', {
    ...{ id: list_id, contest_id, round: 1, text, sha256: sha256(text), frozen_at: BEFORE },
    ...{ lot_id: objects.get(`${INSTITUTION}/sorteos/:lot`), document_id: await documentOf(side) },
  });
  await insertPastRules('ballot_list.entry', { list_id, project_id, place: 1, number: 1 });
  const brought = { ...(await broughtVote(side)), id: vote_id, contest_id, list_id };
  await insertPastRules('count.vote', brought);
  await insertPastRules('count.result', {
    ...{ id: result_id, vote_id, contest_id, round: 1, version: 1, cause: 'first', rulebook_id },
    ...{ settings_text: '{}', settings_sha256: sha256('{}'), choice: '{}', outcome_text: '{}' },
    ...{ outcome_sha256: sha256('{}'), counted_sha256: sha256('{}'), counted_at: BEFORE },
    document_id: await documentOf(side),
  });
  await insertPastRules('count.result_line', {
    ...{ result_id, project_id, place: 1, is_funded: true, cost_clp: 1_000_000, support: 1 },
    by: 'outcome',
  });
  return { contest_id, project_id, result_id };
}

/** An objection that was answered, the certification, and what two people signed for it. */
async function certify(side: Making, { contest_id, result_id }: Counted): Promise<void> {
  const { insertPastRules, institution, newPerson, personId: edition_id, written } = side;
  const document = async () => ({ document_id: await documentOf(side) });
  await insertPastRules('count.objection', {
    ...{ edition_id, contest_id, round: 1, result_id, year: 2027, number: 1, channel: 'web' },
    ...{ received_on: '2026-11-18', filed_at: BEFORE, text: written('Objeción'), ground: 'table' },
    ...{ asks: 'annul-table', table_code: written('Mesa'), answer_due_on: '2026-11-20' },
    ...{ outcome: 'accepted', remedy: 'other', reasons: written('Fallo'), answered_at: BEFORE },
    ...{ remedy_done: written('Hecho'), remedy_done_at: BEFORE, ...(await document()) },
  });
  const act_id = randomUUID();
  await insertPastRules('records.two_person_act', {
    ...{ id: act_id, kind: 'count/certify', text: '{}', sha256: sha256('{}'), subject: 'result:x' },
    ...{ subject_version: '', institution_id: institution.id, proposed_by: await newPerson() },
    ...{ proposed_at: BEFORE, expires_at: new Date(BEFORE.getTime() + 3_600_000) },
  });
  await insertPastRules('count.certification', {
    ...{ contest_id, round: 1, result_id, act_id, certified_at: BEFORE, ...(await document()) },
  });
}

async function submit(side: Making, { contest_id, project_id, result_id }: Counted) {
  const { db, insertPastRules, objects, personId: edition_id, written } = side;
  const member_id = objects.get(`${INSTITUTION}/cuerpos/:body/integrantes/:member`) ?? '';
  const { body_id } = await db
    .selectFrom('institutions.body_member')
    .where('id', '=', member_id)
    .select('body_id')
    .executeTakeFirstOrThrow();
  const submission_id = randomUUID();
  await insertPastRules('sanction.submission', {
    ...{ id: submission_id, edition_id, number: 1, body_id, body_kind: 'municipal-council' },
    ...{ submitted_as: 'mayor', received_on: '2026-11-18', submitted_at: BEFORE },
    document_id: await documentOf(side),
  });
  await insertPastRules('sanction.submitted_contest', {
    ...{ submission_id, edition_id, contest_id, round: 1, result_id },
    ...{ amount_clp: 1_000_000, replacement: 'next-in-order' },
  });
  await insertPastRules('sanction.matter', {
    ...{ submission_id, contest_id, result_id, project_id, place: 1, cost_clp: 1_000_000 },
    is_funded: true,
  });
  await insertPastRules('sanction.question', {
    ...{ submission_id, number: 1, asker_name: written('Edila'), text: written('Duda') },
    ...{ asked_at: BEFORE, answer: written('Aclaración'), answered_at: BEFORE },
  });
  return { submission_id, member_id };
}

/** A sitting that is open: its project is to be returned, and somebody recused herself. */
async function sittingOf(side: Making): Promise<string> {
  const { insertPastRules, institution, written } = side;
  const counted = await countedOf(side);
  await certify(side, counted);
  const { submission_id, member_id } = await submit(side, counted);
  const id = randomUUID();
  await insertPastRules('sanction.sitting', {
    ...{ id, submission_id, name: written('Plenaria'), held_on: '2026-11-20', quorum: 1 },
    ...{ majority: 'of-present', majority_norm: `ordenanza-${institution.slug}-1-2020` },
    opened_at: BEFORE,
  });
  const of = { sitting_id: id, project_id: counted.project_id };
  await insertPastRules('sanction.decision', {
    ...{ ...of, submission_id, outcome: 'returned', is_carried: true, reason: written('Porqué') },
    ...{ changes: '', minority: written('Disidencia'), return_what: written('Plano') },
    ...{ return_by: written('Secplan'), return_until: '2026-12-10' },
  });
  await insertPastRules('sanction.vote', {
    ...{ ...of, member_id, vote: 'recused', interest: written('Interés'), recorded_at: BEFORE },
  });
  return id;
}

export const sanctionObjects: Readonly<Record<string, (side: Making) => Promise<string>>> = {
  [`${EDITION}/sancion/sesion/:sitting`]: sittingOf,
};
