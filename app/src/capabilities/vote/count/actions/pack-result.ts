// Packs all that is published of a result into one ZIP, with how to count it again: the same bytes whenever it is asked for.
import { strToU8, zipSync } from 'fflate';
import type { Database } from '../../../../platform/database/database.ts';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { bytesOf } from '../../../../platform/institution-archive.ts';
import type { OfficialResult, ResultTexts } from '../store/results.ts';
import type { BroughtVote } from '../store/votes.ts';

export interface Packed {
  readonly contest: string;
  readonly edition: string;
  readonly institution: string;
  /** Where the page of the result is, and its document verified. */
  readonly pageAddress: string;
  readonly documentAddress: string;
  readonly result: OfficialResult;
  readonly vote: BroughtVote;
  readonly texts: ResultTexts;
}

/** A ZIP has no time zone, and begins in 1980. */
const NO_TIME = new Date(1980, 0, 1);

export async function packResult(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  given: Packed,
): Promise<Uint8Array<ArrayBuffer>> {
  const { texts, result, vote } = given;
  const sheet = await tallySheet({ db, files }, vote);
  const entries: Record<string, Uint8Array> = {
    'LEEME.md': strToU8(readme(given, sheet?.name)),
    'votos.pb': strToU8(texts.text),
    ...(texts.totalsText === null ? {} : { 'totales.json': strToU8(texts.totalsText) }),
    'ajustes.json': strToU8(result.settingsText),
    'resultado.json': strToU8(texts.outcomeText),
    'resultado.csv': strToU8(texts.csv),
    ...(sheet && { [sheet.name]: sheet.bytes }),
  };
  return new Uint8Array(zipSync(entries, { mtime: NO_TIME, level: 6 }));
}

/** As it is shown: a PDF as it came, of a picture its largest drawing. */
async function tallySheet(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  { tallySheet: told }: BroughtVote,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  if (told === null) return undefined;
  const [file] = await readFiles(db, [told.id]);
  const rendition = file?.renditions.filter(({ variant }) => /\.(pdf|jpg)$/.test(variant)).at(-1);
  if (rendition === undefined) return undefined;
  const bytes = await bytesOf(files, `${told.id}/${rendition.variant}`);
  const name = `acta-firmada.${rendition.variant.split('.').at(-1)}`;
  return bytes && { name, bytes };
}

function readme(
  { contest, edition, institution, pageAddress, documentAddress, result, vote, texts }: Packed,
  sheet: string | undefined,
): string {
  const isOfTotals = texts.totalsText !== null;
  const files = [
    `- votos.pb: lo que se contó (Pabulib). SHA-256: ${result.countedSha256}`,
    ...(isOfTotals ? ['- totales.json: los totales firmados de los que sale votos.pb.'] : []),
    `- ajustes.json: la regla con cada ajuste. SHA-256: ${result.settingsSha256}`,
    `- resultado.json: el resultado completo. SHA-256: ${result.outcomeSha256}`,
    '- resultado.csv: el mismo, para una planilla.',
    ...(sheet === undefined ? [] : [`- ${sheet}: el acta firmada, como se recibió.`]),
  ];
  const lines = [
    `# Resultado de la votación: ${contest}, ${edition}`,
    `${institution}. Versión ${result.version}. ${pageAddress}`,
    `Acta numerada, para verificar: ${documentAddress}`,
    '## Qué hay aquí',
    files.join('\n'),
    '## Cómo contarlo otra vez',
    'Con la orden minga-count (paquete @minga/counting), sin conexión:',
    '    minga-count votos.pb --settings ajustes.json --json --ranking | sha256sum',
    `Tiene que salir ${result.outcomeSha256}`,
    'O en el navegador: en la página del resultado, «Recontar en mi navegador».',
    '## Qué no protege',
    vote.kind === 'sealed'
      ? 'La votación fue sellada: cada papeleta está en un registro público que cualquiera verifica con minga-verify. ' +
        'No protege de quien presiona o compra un voto, ni dice quién votó.'
      : `La votación la tomó ${vote.heldBy}. Responde por ella ${vote.answeredBy}, ${vote.answeredAs}. ` +
        'Un resultado traído vale lo que vale quien lo trae: Minga no sabe quién votó ni si votó una vez.',
    ...(isOfTotals
      ? [
          'Se contaron totales firmados. Las papeletas de votos.pb son equivalentes a esos totales y no son de nadie: ' +
            'lo que dependa de qué se eligió junto (papeletas sin nada, promedios) no significa nada aquí.',
        ]
      : [
          'Las papeletas van ordenadas y numeradas de nuevo: no dicen de quién son ni cuándo llegaron.',
        ]),
  ];
  return `${lines.join('\n\n')}\n`;
}
