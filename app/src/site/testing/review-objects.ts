// What is in review of the published edition of a side, and what its team works with, as guarded addresses name them.
import { BEFORE, EDITION, INSTITUTION, type Making } from './making.ts';
import { sentProposal } from './sent-proposals.ts';

const UNIT = `${INSTITUTION}/unidades/:unit`;
export const IN_REVIEW = `${EDITION}/revision/:number`;

/** Taken in, with a check to make before it is admitted and one after. */
async function inReviewOf(side: Making): Promise<string> {
  const { insert, institution, objects, personId: edition_id } = side;
  const { id: proposal_id, number } = await sentProposal(side, { states: ['in-review'] });
  const round = { edition_id, number: 1, opened_at: BEFORE };
  const within = { edition_id, institution_id: institution.id, stage: 'admissibility' };
  const examination = { ...within, round_id: await insert('review.round', round), proposal_id };
  await insert('review.examination', examination, 'proposal_id');
  for (const kind of ['admissibility', 'legal']) {
    await insert('review.check', { proposal_id, kind, unit_id: objects.get(UNIT) });
  }
  return String(number);
}

/** Of whoever would be asked first to find something. */
async function importOf({ insert, holderOf, personId, written }: Making): Promise<string> {
  return insert('review.import', {
    ...{ edition_id: personId, person_id: await holderOf('pb-officer'), sent_at: BEFORE },
    ...{ rows: '[]', file_name: written('Planilla') },
  });
}

/** By the address up to the parameter that names the object; made in this order. */
export const reviewObjects: Readonly<Record<string, (side: Making) => Promise<string>>> = {
  [UNIT]: ({ insert, institution, written }) =>
    insert('review.unit', { institution_id: institution.id, name: written('Unidad') }),
  [IN_REVIEW]: inReviewOf,
  [`${EDITION}/revision/planilla/:import`]: importOf,
};
