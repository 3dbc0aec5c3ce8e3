// The addresses of the sanction: what everybody reads, and the desk.
import { definePath } from '../../../../platform/http/path.ts';
import type { Locale } from '../../../../platform/words.ts';

export const sanctionPath = definePath(
  '/ediciones/:institution/:edition/sancion',
  '/en/editions/:institution/:edition/sanction',
);

function deskOf<const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) {
  return definePath(
    `/gestion/:institution/ediciones/:edition/sancion${spanish}`,
    `/en/manage/:institution/editions/:edition/sanction${english}`,
  );
}

export const sanctionDesk = {
  desk: deskOf('', ''),
  submit: deskOf('/presentar', '/submit'),
  lapse: deskOf('/vencimiento', '/lapse'),
  reception: deskOf('/recepcion', '/reception'),
  mended: deskOf('/subsanado', '/mended'),
  open: deskOf('/sesion', '/sitting'),
  sitting: deskOf('/sesion/:sitting', '/sitting/:sitting'),
  presence: deskOf('/sesion/:sitting/asistencia', '/sitting/:sitting/presence'),
  amend: deskOf('/sesion/:sitting/corregir', '/sitting/:sitting/amend'),
  suspend: deskOf('/sesion/:sitting/suspender', '/sitting/:sitting/suspend'),
  resume: deskOf('/sesion/:sitting/reanudar', '/sitting/:sitting/resume'),
  suppose: deskOf('/sesion/:sitting/suponer', '/sitting/:sitting/suppose'),
  close: deskOf('/sesion/:sitting/cerrar', '/sitting/:sitting/close'),
  /** `:number` is that of the ballot paper of the contest. */
  project: deskOf('/sesion/:sitting/:contest/:number', '/sitting/:sitting/:contest/:number'),
  votes: deskOf(
    '/sesion/:sitting/:contest/:number/votos',
    '/sitting/:sitting/:contest/:number/votes',
  ),
  correct: deskOf(
    '/sesion/:sitting/:contest/:number/corregir',
    '/sitting/:sitting/:contest/:number/correct',
  ),
  casting: deskOf(
    '/sesion/:sitting/:contest/:number/dirimir',
    '/sitting/:sitting/:contest/:number/casting',
  ),
  questions: deskOf('/preguntas', '/questions'),
  answer: deskOf('/preguntas/responder', '/questions/answer'),
} as const;

/** Of an edition, in addresses. */
export interface EditionAddress {
  readonly institution: string;
  readonly edition: string;
}

export function sanctionPathIn(address: EditionAddress, locale: Locale): string {
  return sanctionPath.to({ ...address }, { locale });
}

/** Of the whole country, with its files. */
export const allSanctionsPath = definePath('/sancionado', '/en/sanctioned');
export const sanctionFilePaths = {
  csv: definePath('/datos/sanciones.csv'),
  json: definePath('/datos/sanciones.json'),
};
