// The addresses of objections and certifications: where one objects, what everybody reads, and the desk.
import { definePath } from '../../../../platform/http/path.ts';

function ofEdition<const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) {
  return definePath(
    `/ediciones/:institution/:edition/${spanish}`,
    `/en/editions/:institution/:edition/${english}`,
  );
}

export const objectPath = ofEdition('resultado/:contest/objetar', 'results/:contest/object');
export const objectionsPath = ofEdition('objeciones', 'objections');
/** `:number` is `3-2027`. */
export const objectionPath = ofEdition('objeciones/:number', 'objections/:number');
export const withdrawPath = ofEdition('objeciones/:number/retirar', 'objections/:number/withdraw');

/** Of the whole country, with its files. */
export const allObjectionsPath = definePath('/objeciones', '/en/objections');
export const objectionFilePaths = {
  csv: definePath('/datos/objeciones.csv'),
  json: definePath('/datos/objeciones.json'),
};

function deskOf<const Spanish extends string, const English extends string>(
  spanish: Spanish,
  english: English,
) {
  return definePath(
    `/gestion/:institution/ediciones/:edition/objeciones${spanish}`,
    `/en/manage/:institution/editions/:edition/objections${english}`,
  );
}

export const objectionDesk = {
  list: deskOf('', ''),
  certify: deskOf('/certificar/:contest', '/certify/:contest'),
  correct: deskOf('/corregir/:contest', '/correct/:contest'),
  objection: deskOf('/:number', '/:number'),
  done: deskOf('/:number/hecho', '/:number/done'),
  recount: deskOf('/:number/recontar', '/:number/recount'),
} as const;
