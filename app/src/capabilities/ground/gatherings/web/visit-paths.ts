// The addresses of visits between municipalities: what everybody reads, and the desk of each institution.
import { definePath } from '../../../../platform/http/path.ts';
import type { PathIn } from '../store/search-documents.ts';

export const visitsPath = definePath('/reuniones/visitas', '/en/gatherings/visits');
export const visitPath = definePath('/reuniones/visitas/:visit', '/en/gatherings/visits/:visit');
export const visitCalendarPath = definePath(
  '/reuniones/visitas/:visit/calendario.ics',
  '/en/gatherings/visits/:visit/calendar.ics',
);
export const visitFilePaths = {
  csv: definePath('/datos/visitas.csv'),
  json: definePath('/datos/visitas.json'),
};
/** Where the page of a visit is, by its number, in a language. */
export const visitPathIn: PathIn = (number, locale) => visitPath.to({ visit: number }, { locale });

export const deskVisitsPath = definePath(
  '/gestion/:institution/visitas',
  '/en/manage/:institution/visits',
);
export const newVisitPath = definePath(
  '/gestion/:institution/visitas/nueva',
  '/en/manage/:institution/visits/new',
);
export const deskVisitPath = definePath(
  '/gestion/:institution/visitas/:visit',
  '/en/manage/:institution/visits/:visit',
);
