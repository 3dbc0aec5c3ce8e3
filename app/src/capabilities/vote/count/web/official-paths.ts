// The places of official results: of an edition and of each contest, with its files, and the desk where a vote is brought in.
import { definePath } from '../../../../platform/http/path.ts';
import type { ResultPathIn } from '../actions/keep-result.ts';

export const resultsPath = definePath(
  '/ediciones/:institution/:edition/resultado',
  '/en/editions/:institution/:edition/results',
);

function ofResult<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/ediciones/:institution/:edition/resultado/:contest${spanish}`,
    `/en/editions/:institution/:edition/results/:contest${english}`,
  );
}

export const resultPath = ofResult('', '');

/** A file of a result has one address, whatever the language; `?version=2` names an earlier one. */
const fileOf = <const Name extends string>(name: Name) =>
  definePath(`/ediciones/:institution/:edition/resultado/:contest/${name}`);

export const resultFilePaths = {
  pb: fileOf('votos.pb'),
  totals: fileOf('totales.json'),
  settings: fileOf('ajustes.json'),
  json: fileOf('resultado.json'),
  csv: fileOf('resultado.csv'),
  bundle: fileOf('todo.zip'),
} as const;

/** The public list of all results. */
export const resultListPaths = {
  csv: definePath('/datos/resultados.csv'),
  json: definePath('/datos/resultados.json'),
};

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/ediciones/:edition/escrutinio${spanish}`,
    `/en/manage/:institution/editions/:edition/count${english}`,
  );
}

export const countDesk = {
  contests: deskOf('', ''),
  contest: deskOf('/:contest', '/:contest'),
  confirm: deskOf('/:contest/contar', '/:contest/count'),
  discard: deskOf('/:contest/descartar', '/:contest/discard'),
  withdraw: deskOf('/:contest/retirar', '/:contest/withdraw'),
  ballotsTemplate: deskOf('/:contest/papeletas.xlsx', '/:contest/ballots.xlsx'),
  totalsTemplate: deskOf('/:contest/totales.xlsx', '/:contest/totals.xlsx'),
} as const;

/** The page of a result in a language: where search and notices lead. */
export const resultPathIn: ResultPathIn = ({ institution, edition, contest }, locale) =>
  resultPath.to({ institution, edition, contest }, { locale });
