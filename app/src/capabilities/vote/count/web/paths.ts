// The places of the room.
import { definePath } from '../../../../platform/http/path.ts';
import type { ResultFormat } from '../rules/upload.ts';

export const countPath = definePath('/contar', '/en/count');
/** Verifies the record of a sealed vote in the browser. */
export const verifyPath = definePath('/verificar', '/en/verify');

export const examplePath = definePath('/contar/ejemplo', '/en/count/example');
export const exampleFilePath = definePath('/contar/ejemplo.pb');
export const templateCsvPath = definePath('/contar/plantilla.csv');
export const templateXlsxPath = definePath('/contar/plantilla.xlsx');

export const uploadPath = definePath('/contar/:id', '/en/count/:id');
export const recountPath = definePath('/contar/:id/recontar', '/en/count/:id/recount');
export const erasePath = definePath('/contar/:id/borrar', '/en/count/:id/erase');

/** The files to take away; the word `ejemplo` stands in the place of an id. */
export const resultPaths = {
  json: definePath('/contar/:id/resultado.json'),
  csv: definePath('/contar/:id/resultado.csv'),
  pb: definePath('/contar/:id/resultado.pb'),
} as const satisfies Record<ResultFormat, unknown>;
