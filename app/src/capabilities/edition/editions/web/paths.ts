// The addresses of editions: what everybody reads, and the desk of the staff.
import { definePath } from '../../../../platform/http/path.ts';
import type { Locale } from '../../../../platform/words.ts';

export const editionsPath = definePath('/ediciones', '/en/editions');
export const editionPath = definePath(
  '/ediciones/:institution/:edition',
  '/en/editions/:institution/:edition',
);
/** The page of an edition in a language: where search and notices lead. */
export const editionPathIn = (institution: string, edition: string, locale: Locale) =>
  editionPath.to({ institution, edition }, { locale });

export const listFilePaths = {
  csv: definePath('/datos/ediciones.csv'),
  json: definePath('/datos/ediciones.json'),
};

function pageOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/ediciones/:institution/:edition/${spanish}`,
    `/en/editions/:institution/:edition/${english}`,
  );
}

/** The bases in words, and what changed from version to version. */
export const rulesPath = pageOf('bases', 'rules');
export const versionPath = pageOf('bases/:version', 'rules/:version');
export const commitmentPath = pageOf('compromiso', 'commitment');
export const whoDecidesPath = pageOf('quien-decide', 'who-decides');
export const ballotsPath = pageOf('mis-papeletas', 'my-ballots');
export const contestPath = pageOf('concursos/:contest', 'contests/:contest');
/** The picture of its link where it is shared. */
export const cardPath = pageOf('tarjeta/:file', 'card/:file');
export const calendarPath = pageOf('calendario', 'calendar');
export const calendarFilePath = definePath('/ediciones/:institution/:edition/calendario.ics');
export const committeePath = pageOf('comite', 'committee');

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/ediciones${spanish}`,
    `/en/manage/:institution/editions${english}`,
  );
}

export const desk = {
  list: deskOf('', ''),
  begin: deskOf('/nueva', '/new'),
  edition: deskOf('/:edition', '/:edition'),
  /** One form for each part of the bases: `dinero`, `participacion`, `reglas`, `calendario`… */
  part: deskOf('/:edition/bases/:part', '/:edition/rules/:part'),
  contests: deskOf('/:edition/concursos', '/:edition/contests'),
  /** `nuevo` is none yet. */
  contest: deskOf('/:edition/concursos/:contest', '/:edition/contests/:contest'),
  extend: deskOf('/:edition/alargar', '/:edition/extend'),
  close: deskOf('/:edition/cerrar-version', '/:edition/close-version'),
  commitment: deskOf('/:edition/compromiso', '/:edition/commitment'),
  revocation: deskOf('/:edition/revocacion', '/:edition/revocation'),
  publish: deskOf('/:edition/publicar', '/:edition/publish'),
  change: deskOf('/:edition/proponer-cambio', '/:edition/propose-change'),
  interruption: deskOf('/:edition/suspender', '/:edition/interrupt'),
  opinion: deskOf('/:edition/cosoc', '/:edition/cosoc'),
  committee: deskOf('/:edition/comite', '/:edition/committee'),
  committeeMember: deskOf('/:edition/comite/:member', '/:edition/committee/:member'),
  gatherings: deskOf('/:edition/reuniones', '/:edition/gatherings'),
  slate: deskOf('/:edition/amplitud', '/:edition/breadth'),
  open: deskOf('/:edition/amplitud/:contest/abrir', '/:edition/breadth/:contest/open'),
  archive: deskOf('/:edition/archivar', '/:edition/archive'),
} as const;

/** The desk of an edition, where what a body decided of it is recorded. */
export const editionDeskPath = desk.edition;
