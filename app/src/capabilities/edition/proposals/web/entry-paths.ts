// The addresses of what the desk enters for assemblies and for the institution itself.
import { definePath } from '../../../../platform/http/path.ts';

export const entryDesk = {
  list: definePath(
    '/gestion/:institution/ediciones/:edition/ingresos',
    '/en/manage/:institution/editions/:edition/entries',
  ),
  entry: definePath(
    '/gestion/:institution/ediciones/:edition/ingresos/:entry',
    '/en/manage/:institution/editions/:edition/entries/:entry',
  ),
} as const;
