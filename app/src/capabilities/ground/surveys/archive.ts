// The results that everybody may see of the surveys of an institution, for the archive with which it takes its data away.
import { systemClock } from '../../../platform/clock.ts';
import type {
  ArchivedFile,
  ArchivedInstitution,
  ArchiveTools,
} from '../../../platform/institution-archive.ts';
import { publicResults } from './store/public-results.ts';
import { listSurveys } from './store/surveys.ts';
import { resultsCsv } from './web/result-files.ts';

const ALL = { limit: 100_000, offset: 0 };

/** Figures of small groups are withheld here as on the page. */
export async function* surveysArchive(
  { db }: ArchiveTools,
  { slug: institution }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  const asked = { text: '', state: undefined, institution, page: 1 };
  for (const survey of await listSurveys(db, asked, systemClock.now(), ALL)) {
    const results = await publicResults(db, survey);
    if (results === undefined) continue;
    yield {
      path: `encuestas/${survey.slug}.csv`,
      meaning: `Resultados de «${survey.title.spanish}»; people vacío es reservado, por ser pocas personas.`,
      bytes: new Uint8Array(await resultsCsv(survey, results).arrayBuffer()),
    };
  }
}
