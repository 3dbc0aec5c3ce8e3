// What everybody may know of the results of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listArchivedResults, readResultTexts } from './store/results.ts';

/** Each result with what was counted and by which settings, also those that no longer stand. */
export async function* countArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const one of await listArchivedResults(db, id)) {
    const texts = await readResultTexts(db, one.id, 'es-CL');
    if (texts === undefined) continue;
    const { edition, contest, round, version, ...told } = one;
    const name = `resultados/${edition}-${contest}-${round}-v${version}`;
    const of = `la votación de «${contest}», «${edition}», versión ${version}`;
    const file = (end: string, meaning: string, text: string): ArchivedFile => ({
      path: `${name}-${end}`,
      meaning: `${meaning} de ${of}.`,
      bytes: new TextEncoder().encode(text),
    });
    yield file('votos.pb', 'Lo que se contó', texts.text);
    yield file('ajustes.json', 'Los ajustes de la cuenta', one.settingsText);
    yield file('resultado.json', 'El resultado completo', texts.outcomeText);
    if (texts.totalsText !== null) {
      yield file('totales.json', 'Los totales firmados', texts.totalsText);
    }
    yield jsonFile(`${name}-ficha.json`, `De dónde viene el resultado de ${of}.`, told);
  }
}
