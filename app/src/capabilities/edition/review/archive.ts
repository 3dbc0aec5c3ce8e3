// What everybody may know of the reviews of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { slateCost } from './actions/keep-slate.ts';
import { listExaminations } from './store/examinations.ts';
import { listRelations } from './store/relations.ts';
import { listReversalsIn } from './store/reversals.ts';
import { listReviewed } from './store/review-editions.ts';

/** Published results with each finding, its reason and its norm; never who made it. */
export async function* reviewArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const { editionId, slug, name } of await listReviewed(db, id)) {
    const all = await listExaminations(db, editionId);
    const reversed = await listReversalsIn(db, editionId);
    const results = all
      .filter(({ publishedAt }) => publishedAt !== null)
      .map((one) => ({
        number: one.number,
        title: one.title,
        round: one.roundNumber,
        outcome: one.outcome,
        answer: one.answer,
        signed_alone: one.isSignedAlone,
        published_at: one.publishedAt,
        reversals: reversed.get(one.proposalId) ?? [],
        cost_clp: slateCost(one),
        checks: one.checks.map(({ kind, finding, reason, ground, norm, article }) => ({
          ...{ kind, finding, reason, ground, norm, article },
        })),
      }));
    const relations = (await listRelations(db, editionId)).map(
      ({ oneNumber, otherNumber, kind, reason }) => ({
        ...{ one: oneNumber, other: otherNumber, kind, reason },
      }),
    );
    const meaning = `Resultados publicados de la revisión de «${name}», y qué propuestas se excluyen o van juntas.`;
    yield jsonFile(`revision/${slug}.json`, meaning, { results, relations });
  }
}
