// The addresses of what everybody reads of a proposal, of endorsing and following it, of its paper, and of price lists.
import { definePath } from '../../../../platform/http/path.ts';

function ofOne<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/ediciones/:institution/:edition/propuestas/:number/${spanish}`,
    `/en/editions/:institution/:edition/proposals/:number/${english}`,
  );
}

export const versionPath = ofOne('versiones/:version', 'versions/:version');
export const endorsePath = ofOne('apoyar', 'endorse');
export const takeBackPath = ofOne('apoyar/retirar', 'endorse/take-back');
export const followPath = ofOne('seguir', 'follow');
export const unfollowPath = ofOne('dejar-de-seguir', 'unfollow');
export const photosPath = ofOne('fotos', 'photos');
export const removePhotoPath = ofOne('fotos/:place/quitar', 'photos/:place/remove');
/** The picture of its link where it is shared. */
export const cardPath = ofOne('tarjeta/:file', 'card/:file');
/** A poster with its QR, and a sheet to sign. */
export const posterPath = ofOne('qr', 'qr');
export const blankSheetPath = ofOne('hoja-de-firmas', 'signature-sheet');

/** What a map with streets shows of an edition, with the query of its list. */
export const mapFilePath = definePath('/ediciones/:institution/:edition/propuestas/mapa.json');

export const listFilePaths = {
  csv: definePath('/datos/propuestas.csv'),
  json: definePath('/datos/propuestas.json'),
};

export const pricesPath = definePath(
  '/instituciones/:institution/precios',
  '/en/institutions/:institution/prices',
);
export const allPricesPath = definePath('/precios', '/en/prices');
export const priceFilePaths = {
  csv: definePath('/datos/precios.csv'),
  json: definePath('/datos/precios.json'),
};

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(`/gestion/:institution/${spanish}`, `/en/manage/:institution/${english}`);
}

export const priceDesk = {
  list: deskOf('precios', 'prices'),
  /** `nuevo` is none yet. */
  price: deskOf('precios/:code', 'prices/:code'),
  retire: deskOf('precios/:code/quitar', 'prices/:code/remove'),
  file: deskOf('precios-desde-archivo', 'prices-from-file'),
  confirm: deskOf('precios-desde-archivo/confirmar', 'prices-from-file/confirm'),
  templates: {
    csv: deskOf('precios-desde-archivo/plantilla.csv', 'prices-from-file/template.csv'),
    xlsx: deskOf('precios-desde-archivo/plantilla.xlsx', 'prices-from-file/template.xlsx'),
  },
} as const;

export const signatureDesk = {
  list: deskOf('ediciones/:edition/firmas', 'editions/:edition/signatures'),
  enter: deskOf('ediciones/:edition/firmas/:number', 'editions/:edition/signatures/:number'),
  scan: deskOf('ediciones/:edition/hojas/:list/escaneo', 'editions/:edition/sheets/:list/scan'),
  void: deskOf('ediciones/:edition/hojas/:list/anular', 'editions/:edition/sheets/:list/void'),
} as const;

export const photoDesk = {
  remove: deskOf(
    'ediciones/:edition/propuestas/:number/fotos/:place/quitar',
    'editions/:edition/proposals/:number/photos/:place/remove',
  ),
} as const;
