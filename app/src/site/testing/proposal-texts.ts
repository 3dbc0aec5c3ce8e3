// What is said around the proposals of a side, what the review publishes of one, and a list of two that waits for its lot.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import { listText } from './list-text.ts';
import { BEFORE, INSTITUTION, LATER, PUBLISHED, type Row, type Writing } from './making.ts';
import { JOINING, PROPOSAL, proposalAt } from './proposal-objects.ts';
import { contestOf, documentOf } from './published-edition.ts';
import { IN_REVIEW } from './review-objects.ts';
import {
  contentsOf,
  PROPOSED_FOR,
  type Sent,
  saveVersion,
  sentProposal,
  tell,
} from './sent-proposals.ts';

/** The address of the proposal of which the review is published. */
export async function writeProposals(side: Writing): Promise<string> {
  const proposal_id = await proposalAt(side, PROPOSAL);
  await writeVersion(side, proposal_id);
  await writeAround(side, proposal_id);
  const number = await writeResult(side);
  await writeList(side);
  return `/ediciones/${side.institution.slug}/${side.objects.get(PUBLISHED)}/propuestas/${number}`;
}

/** The second, and what its history tells of it. */
async function writeVersion(side: Writing, proposal_id: string): Promise<void> {
  const { db, written } = side;
  const contents = { ...contentsOf(side), need: written('Urgencia') };
  const version = 2;
  await db.transaction().execute(async (tx) => {
    await saveVersion(tx, { proposal_id, version, contents, reason: written('Enmienda') });
    await tx
      .updateTable('proposals.proposal')
      .set({ version })
      .where('id', '=', proposal_id)
      .execute();
    const told = { version, reason: written('Arreglo') };
    await tell(tx, { proposal_id, kind: 'version', state: 'sent', told });
  });
}

/** Who signs it and stands behind it, a photo that was removed, and who says no to merging it. */
async function writeAround(side: Writing, proposal_id: string): Promise<void> {
  const { insert, db, objects, organization, personId, written } = side;
  await insert('proposals.coauthor', {
    ...{ proposal_id, asked_at: BEFORE, answer: 'accepted', answered_at: BEFORE },
    public_name: written('Coautora'),
  });
  const sponsor = { proposal_id, organization_id: organization.id, asked_by: 'organization' };
  const declined = { answer: 'declined', answered_at: BEFORE, reason: written('Excusa') };
  await insert('proposals.sponsorship', { ...sponsor, asked_at: BEFORE, ...declined });
  const photo = { proposal_id, place: 2, added_at: BEFORE, removed_at: BEFORE };
  const removed = { ...photo, removed_reason: written('Retrato') };
  await insert('proposals.photo', removed, 'proposal_id');
  const contents = JSON.stringify({ title: written('Borrador') });
  const draft = { edition_id: personId, person_id: personId, contents };
  await insert('proposals.draft', { ...draft, revision: 1, updated_at: BEFORE });
  await db
    .updateTable('proposals.joining_part')
    .set({ consent: 'refused', consented_at: BEFORE, reason: written('Negativa') })
    .set({ answered_by: 'institution' })
    .where('joining_id', '=', objects.get(JOINING) ?? '')
    .where('proposal_id', '!=', proposal_id)
    .execute();
}

/** Not feasible, with what was found, changed on the way and appealed against in vain: its number. */
async function writeResult(side: Writing): Promise<number> {
  const { insert, institution, personId: edition_id, objects, written } = side;
  const states = ['in-review', 'not-feasible'] as const;
  const { id: proposal_id, number } = await sentProposal(side, { states });
  const { id: norm_id } = await side.db
    .selectFrom('norms.norm')
    .where('code', '=', objects.get(`${INSTITUTION}/normas/:norm`) ?? '')
    .select('id')
    .executeTakeFirstOrThrow();
  const round_id = await insert('review.round', {
    ...{ edition_id, number: 2, opened_at: BEFORE, published_at: BEFORE },
    document_id: await documentOf(side),
  });
  const within = { proposal_id, edition_id, institution_id: institution.id, round_id };
  await insert(
    'review.examination',
    {
      ...{ ...within, stage: 'feasibility', outcome: 'not-feasible', answer: written('Dictamen') },
      ...{ signed_off_at: BEFORE, published_at: BEFORE, upkeep_clp: 1000, land: 'municipal' },
      ...{ upkeep_by: written('Conservan'), land_reference: written('Rol') },
    },
    'proposal_id',
  );
  const line = { proposal_id, place: 1, quantity: 100, unit_clp: 900_000 };
  const unit = written('Tramo').slice(0, 30);
  await insert('review.cost_line', { ...line, name: written('Partida'), unit }, 'proposal_id');
  const cited = { norm_id, article: written('Inciso').slice(0, 40) };
  await insert('review.check', {
    ...{
      proposal_id,
      kind: 'legal',
      finding: 'no',
      ground: 'legal',
      answered_at: BEFORE,
      ...cited,
    },
    reason: written('Hallazgo'),
  });
  await writeAsked(side, proposal_id);
  await writeAppeal(side, { proposal_id, ...cited });
  return number;
}

/** What was asked of the author of one that is in review, and what would have changed in this one. */
async function writeAsked(side: Writing, proposal_id: string): Promise<void> {
  const { insert, written } = side;
  await insert('review.correction', {
    ...{ proposal_id: await proposalAt(side, IN_REVIEW), asked: written('Falta') },
    ...{ asked_at: BEFORE, answer_until: LATER, ended_at: BEFORE },
  });
  const contents = { ...contentsOf(side), description: written('Reemplazo') };
  await insert('review.change', {
    ...{ proposal_id, contents: JSON.stringify(contents), from_version: 1, proposed_at: BEFORE },
    ...{ reason: written('Ajuste'), answer_until: '2026-12-05', answer: 'objected' },
    ...{ position: written('Postura'), answered_at: BEFORE },
  });
}

function writeAppeal({ insert, written }: Writing, against: Row): Promise<string> {
  return insert('review.appeal', {
    ...{ ...against, against_outcome: 'not-feasible', against_answer: written('Dictamen') },
    ...{ against_at: BEFORE, reason: written('Reclamo'), channel: 'web', filed_at: BEFORE },
    ...{ open_until: LATER, answer_due_on: '2026-12-10', outcome: 'rejected' },
    ...{ answer: written('Rechazo'), decided_at: BEFORE },
  });
}

/** Two on the slate, first in a list that was thawed, then in one that stands. */
async function writeList(side: Writing): Promise<void> {
  const { insert, db, personId: edition_id, written } = side;
  const contest_id = await db
    .transaction()
    .execute((tx) => contestOf(tx, edition_id, PROPOSED_FOR));
  const listed: Sent[] = [];
  for (let count = 0; count < 2; count += 1) {
    const one = await sentProposal(side, { states: ['in-review', 'feasible'] });
    const slate = { contest_id, project_id: one.id, name: written('Nombrado') };
    const project = { ...slate, cost_clp: 1_000_000, is_of_institution: false };
    await insert('editions.slate_project', { ...project, feasible_at: BEFORE }, 'project_id');
    listed.push(one);
  }
  const thawed = await freeze(side, { contest_id, listed, label: 'Deshielo' });
  const why = { withdrawn_at: BEFORE, withdrawn_reason: written('Deshecha') };
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('records.lot').set(why).where('id', '=', thawed.lot_id).execute();
    await tx.updateTable('ballot_list.list').set(why).where('id', '=', thawed.id).execute();
  });
  await freeze(side, { contest_id, listed, label: 'Nómina' });
}

interface FreezeGiven {
  readonly contest_id: string;
  readonly listed: readonly Sent[];
  readonly label: string;
}

async function freeze(side: Writing, { contest_id, listed, label }: FreezeGiven) {
  const { insert, institution, written } = side;
  const { text, projects } = listText(side, { contest: PROPOSED_FOR, listed, label });
  const observers = ['Rosa', 'Luis'].map((name) => ({
    ...{ name: written(name), standsFor: written('Unión') },
  }));
  const lot_id = await insert('records.lot', {
    ...{ institution_id: institution.id, label: written(label), purpose: written('Objetivo') },
    list: JSON.stringify(projects.map(({ id, title: name }) => ({ id, name }))),
    ...{ list_sha256: randomBytes(32), announcement_sha256: randomBytes(32) },
    ...{ announced_at: BEFORE, held_at: LATER, place: written('Gimnasio'), entropy_kind: 'dice' },
    observers: JSON.stringify(observers),
  });
  const document_id = await documentOf(side);
  const id = randomUUID();
  await side.db.transaction().execute(async (tx: Tx) => {
    const entries = listed.map((one, at) => ({ list_id: id, project_id: one.id, place: at + 1 }));
    await tx.insertInto('ballot_list.entry').values(entries).execute();
    const sha256 = createHash('sha256').update(text).digest();
    await tx
      .insertInto('ballot_list.list')
      .values({ id, contest_id, round: 1, text, sha256, frozen_at: BEFORE, lot_id, document_id })
      .execute();
  });
  return { id, lot_id };
}
