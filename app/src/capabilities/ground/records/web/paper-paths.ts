// The addresses of sheets of paper: what the QR opens, and where the desk prints, enters and voids them.
import { definePath } from '../../../../platform/http/path.ts';

/** Stands on paper, and therefore never changes. */
export const paperCodePath = definePath('/papel/:code', '/en/paper/:code');

export const paperDeskPath = definePath(
  '/gestion/:institution/papel',
  '/en/manage/:institution/paper',
);
export const paperCsvPath = definePath(
  '/gestion/:institution/papel/datos/hojas.csv',
  '/en/manage/:institution/paper/data/sheets.csv',
);
export const paperRunPath = definePath(
  '/gestion/:institution/papel/impresas/:run',
  '/en/manage/:institution/paper/printed/:run',
);
export const paperSheetPath = definePath(
  '/gestion/:institution/papel/:code',
  '/en/manage/:institution/paper/:code',
);
export const voidSheetPath = definePath(
  '/gestion/:institution/papel/:code/anular',
  '/en/manage/:institution/paper/:code/void',
);
