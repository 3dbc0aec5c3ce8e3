// The addresses of the brief that councillors read before a sitting.
import { definePath } from '../../../../platform/http/path.ts';

export const briefPath = definePath(
  '/gestion/:institution/ediciones/:edition/sancion/informe',
  '/en/manage/:institution/editions/:edition/sanction/brief',
);
export const briefFilePath = definePath(
  '/gestion/:institution/ediciones/:edition/sancion/informe.pdf',
  '/en/manage/:institution/editions/:edition/sanction/brief.pdf',
);
