// The addresses of the review: its workbench and what stands around it, the units, and where an author answers.
import { definePath } from '../../../../platform/http/path.ts';

function benchOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/ediciones/:edition/revision${spanish}`,
    `/en/manage/:institution/editions/:edition/review${english}`,
  );
}

export const desk = {
  bench: benchOf('', ''),
  takeIn: benchOf('/tomar', '/take-in'),
  assign: benchOf('/asignar', '/assign'),
  views: benchOf('/vistas', '/views'),
  forgetView: benchOf('/vistas/quitar', '/views/remove'),
  workbook: benchOf('/planilla.xlsx', '/spreadsheet.xlsx'),
  sheet: benchOf('/planilla', '/spreadsheet'),
  template: benchOf('/planilla/plantilla.xlsx', '/spreadsheet/template.xlsx'),
  templateCsv: benchOf('/planilla/plantilla.csv', '/spreadsheet/template.csv'),
  /** A spreadsheet that was sent, before anything of it is taken. */
  preview: benchOf('/planilla/:import', '/spreadsheet/:import'),
  relations: benchOf('/relaciones', '/relations'),
  separate: benchOf('/relaciones/quitar', '/relations/remove'),
  round: benchOf('/ronda', '/round'),
  signTogether: benchOf('/ronda/firmar', '/round/sign-off'),
  publish: benchOf('/ronda/publicar', '/round/publish'),
  /** One proposal, by its number. */
  proposal: benchOf('/:number', '/:number'),
  /** `:kind` is one of its checks: `admissibility`, `legal`… */
  finding: benchOf('/:number/hallazgo/:kind', '/:number/finding/:kind'),
  correction: benchOf('/:number/subsanacion', '/:number/correction'),
  signOff: benchOf('/:number/firma', '/:number/sign-off'),
  takeBack: benchOf('/:number/firma/retirar', '/:number/sign-off/take-back'),
  change: benchOf('/:number/cambio', '/:number/change'),
  appeal: benchOf('/:number/apelacion', '/:number/appeal'),
  reverse: benchOf('/:number/retirar-factibilidad', '/:number/reverse'),
  /** Every appeal of the edition. */
  appeals: benchOf('/apelaciones', '/appeals'),
  pdf: benchOf('/:number/ficha.pdf', '/:number/sheet.pdf'),
} as const;

function unitsOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/unidades${spanish}`,
    `/en/manage/:institution/units${english}`,
  );
}

export const units = {
  list: unitsOf('', ''),
  unit: unitsOf('/:unit', '/:unit'),
  retire: unitsOf('/:unit/retirar', '/:unit/retire'),
} as const;

/** Where the author of a proposal mends what was asked for. */
export const correctPath = definePath(
  '/ediciones/:institution/:edition/propuestas/:number/subsanar',
  '/en/editions/:institution/:edition/proposals/:number/mend',
);

/** Where she answers a change that the institution proposes. */
export const changePath = definePath(
  '/ediciones/:institution/:edition/propuestas/:number/cambio',
  '/en/editions/:institution/:edition/proposals/:number/change',
);

/** Where she appeals against the answer that she got. */
export const appealPath = definePath(
  '/ediciones/:institution/:edition/propuestas/:number/apelar',
  '/en/editions/:institution/:edition/proposals/:number/appeal',
);

/** Everything that was found in the rounds of an edition that are published. */
export const resultsPath = definePath(
  '/ediciones/:institution/:edition/evaluacion',
  '/en/editions/:institution/:edition/review',
);
/** Of the whole country, with its files. */
export const allResultsPath = definePath('/evaluaciones', '/en/reviews');
export const resultFilePaths = {
  csv: definePath('/datos/evaluaciones.csv'),
  json: definePath('/datos/evaluaciones.json'),
};
