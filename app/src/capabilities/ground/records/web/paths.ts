// The addresses of records: the register of acts, documents and lots, for everybody and for staff.
import { definePath } from '../../../../platform/http/path.ts';

export const registerPath = definePath('/registro', '/en/register');
export const institutionRegisterPath = definePath(
  '/instituciones/:institution/registro',
  '/en/institutions/:institution/register',
);

export const documentsPath = definePath('/documentos', '/en/documents');
export const documentPath = definePath('/documentos/:code', '/en/documents/:code');
export const checkDocumentPath = definePath(
  '/documentos/:code/comprobar',
  '/en/documents/:code/check',
);

export const lotsPath = definePath('/sorteos', '/en/lots');
export const lotPath = definePath('/sorteos/:lot', '/en/lots/:lot');
export const lotJsonPath = definePath('/sorteos/:lot/datos.json');

export const askToSignPath = definePath('/actos/:act/firma/pedir', '/en/acts/:act/signature/ask');
export const signActPath = definePath('/actos/:act/firma', '/en/acts/:act/signature');
export const refuseActPath = definePath('/actos/:act/rechazo', '/en/acts/:act/refusal');

export const lotsDeskPath = definePath(
  '/gestion/:institution/sorteos',
  '/en/manage/:institution/lots',
);
export const newLotPath = definePath(
  '/gestion/:institution/sorteos/nuevo',
  '/en/manage/:institution/lots/new',
);
export const lotDeskPath = definePath(
  '/gestion/:institution/sorteos/:lot',
  '/en/manage/:institution/lots/:lot',
);
export const throwPath = definePath(
  '/gestion/:institution/sorteos/:lot/lanzamiento',
  '/en/manage/:institution/lots/:lot/throw',
);
export const publicDrawPath = definePath(
  '/gestion/:institution/sorteos/:lot/resultado',
  '/en/manage/:institution/lots/:lot/result',
);
export const withdrawPath = definePath(
  '/gestion/:institution/sorteos/:lot/retirar',
  '/en/manage/:institution/lots/:lot/withdraw',
);
export const signedSheetPath = definePath(
  '/gestion/:institution/sorteos/:lot/acta-firmada',
  '/en/manage/:institution/lots/:lot/signed-sheet',
);
export const annulPath = definePath(
  '/gestion/:institution/documentos/:code/anular',
  '/en/manage/:institution/documents/:code/annul',
);

/** The file of a public list with the filters of its page. */
export const listFilePaths = {
  register: {
    csv: definePath('/datos/registro.csv'),
    json: definePath('/datos/registro.json'),
  },
  documents: {
    csv: definePath('/datos/documentos.csv'),
    json: definePath('/datos/documentos.json'),
  },
  acts: { csv: definePath('/datos/actos.csv'), json: definePath('/datos/actos.json') },
  lots: { csv: definePath('/datos/sorteos.csv'), json: definePath('/datos/sorteos.json') },
};
