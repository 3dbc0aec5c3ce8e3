// The addresses of ballot lists: of an edition, of a contest with its files and its checking, and the desk of the staff.
import { definePath } from '../../../../platform/http/path.ts';
import type { PathIn } from '../actions/freeze-list.ts';

export const listsPath = definePath(
  '/ediciones/:institution/:edition/nomina',
  '/en/editions/:institution/:edition/ballot-list',
);

function ofList<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/ediciones/:institution/:edition/nomina/:contest${spanish}`,
    `/en/editions/:institution/:edition/ballot-list/:contest${english}`,
  );
}

export const listPath = ofList('', '');
export const checkPath = ofList('/comprobar', '/check');
export const readingPath = ofList('/lectura', '/reading');
export const readingFilePath = ofList('/lectura.txt', '/reading.txt');
export const printPaths = {
  a4: ofList('/nomina.pdf', '/ballot-list.pdf'),
  large: ofList('/letra-grande.pdf', '/large-print.pdf'),
  /** `?papel=a2`, or A3. */
  poster: ofList('/afiche.pdf', '/poster.pdf'),
} as const;
/** The bytes that were hashed. */
export const textPath = definePath('/ediciones/:institution/:edition/nomina/:contest/nomina.json');

/** The public list of all of them. */
export const listFilePaths = {
  csv: definePath('/datos/nominas.csv'),
  json: definePath('/datos/nominas.json'),
};

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/ediciones/:edition/nomina${spanish}`,
    `/en/manage/:institution/editions/:edition/ballot-list${english}`,
  );
}

export const desk = {
  lists: deskOf('', ''),
  freeze: deskOf('/:contest/congelar', '/:contest/freeze'),
  thaw: deskOf('/:contest/descongelar', '/:contest/thaw'),
} as const;

/** The page of a list in a language: where search and notices lead. */
export const listPathIn: PathIn = ({ institution, edition, contest }, locale) =>
  listPath.to({ institution, edition, contest }, { locale });
