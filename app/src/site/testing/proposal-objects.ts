// Proposals of the published edition of a side, and what its people and its desk keep of them, as guarded addresses name them.
import { randomBytes } from 'node:crypto';
import { BEFORE, EDITION, INSTITUTION, type Making, PUBLISHED, type Writing } from './making.ts';
import { publishedOf } from './published-edition.ts';
import { contentsOf, sentProposal } from './sent-proposals.ts';

export const PROPOSAL = `${PUBLISHED}/propuestas/:number`;
export const JOINING = `${PUBLISHED}/uniones/:joining`;
/** The id of one whose number stands in an address. */
export async function proposalAt(side: Writing, place: string): Promise<string> {
  const { id } = await side.db
    .selectFrom('proposals.proposal')
    .where('edition_id', '=', side.personId)
    .where('number', '=', Number(side.objects.get(place)))
    .select('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** By the person of this side; numbers of one side are none of the other’s. */
async function ownProposalOf(side: Making): Promise<string> {
  const { insert, institution, personId, written } = side;
  const numbering = { edition_id: personId, issued: Number(institution.cut) };
  await insert('proposals.numbering', numbering, 'edition_id');
  const { id, number } = await sentProposal(side, {
    more: {
      ...{ author_person_id: personId, tie: 'residence' },
      ...{ has_interest: true, interest: written('Parentesco') },
    },
  });
  const file = { room: 'proposals', kind: 'image', width: 4, height: 3, is_public: true };
  const file_id = await insert('platform.file', {
    ...{ ...file, id: personId, name: written('Foto'), alt: written('Fotografía') },
  });
  const shown = { file_id, variant: '320.jpg', content_type: 'image/jpeg' };
  const rendition = { ...shown, bytes_count: 9, sha256: randomBytes(32) };
  await insert('platform.file_rendition', rendition, 'file_id');
  const photo = { proposal_id: id, file_id, place: 1, added_at: BEFORE };
  await insert('proposals.photo', photo, 'proposal_id');
  return String(number);
}

/** Its person asks to merge hers with one of which nobody is the author any more. */
async function joiningOf(side: Making): Promise<string> {
  const { insert, personId, written } = side;
  const proposer_id = await proposalAt(side, PROPOSAL);
  const orphan = await sentProposal(side);
  const joining_id = await insert('proposals.joining', {
    ...{ edition_id: personId, kind: 'merge', proposer_id, reason: written('Conveniencia') },
    ...{ becomes: JSON.stringify([contentsOf(side)]), answer_until: '2026-12-05' },
    proposed_at: BEFORE,
  });
  for (const proposal_id of [proposer_id, orphan.id]) {
    await insert('proposals.joining_part', { joining_id, proposal_id, version: 1 }, 'joining_id');
  }
  return joining_id;
}

function entryOf(side: Making): Promise<string> {
  return side.insert('proposals.entry', {
    ...{ edition_id: side.personId, revision: 1, updated_at: BEFORE },
    contents: JSON.stringify(contentsOf(side)),
  });
}

/** Handed in without a scan, with one line that counts. */
async function sheetOf(side: Making): Promise<string> {
  const { insert, institution, personId: edition_id } = side;
  const proposal_id = await proposalAt(side, PROPOSAL);
  const list_id = await insert('proposals.signature_list', {
    ...{ proposal_id, institution_id: institution.id, lines_count: 2, entered_at: BEFORE },
    refused: JSON.stringify({ 'too-young': 1 }),
  });
  await insert('proposals.endorsement', {
    ...{ proposal_id, edition_id, list_id, line: 1, tie: 'residence', endorsed_at: BEFORE },
    document_fingerprint: randomBytes(32),
  });
  return list_id;
}

async function priceOf({ insert, institution, written }: Making): Promise<string> {
  return insert(
    'proposals.price',
    {
      ...{ institution_id: institution.id, code: `poste-${institution.cut}` },
      ...{ name: written('Luminaria'), unit: written('Unidad').slice(0, 30) },
      ...{ low_clp: 1000, high_clp: 2000, source: written('Cotización'), valued_on: '2026-11-01' },
    },
    'code',
  );
}

const numberOf = async ({ objects }: Making) => objects.get(PROPOSAL) ?? '';

/** By the address up to the parameter that names the object; made in this order. */
export const proposalObjects: Readonly<Record<string, (side: Making) => Promise<string>>> = {
  [PUBLISHED]: publishedOf,
  [PROPOSAL]: ownProposalOf,
  [`${EDITION}/propuestas/:number`]: numberOf,
  [`${EDITION}/firmas/:number`]: numberOf,
  [JOINING]: joiningOf,
  [`${EDITION}/uniones/:joining`]: async ({ objects }) => objects.get(JOINING) ?? '',
  [`${EDITION}/ingresos/:entry`]: entryOf,
  [`${EDITION}/hojas/:list`]: sheetOf,
  [`${INSTITUTION}/precios/:code`]: priceOf,
};
