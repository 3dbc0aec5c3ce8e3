// The addresses of gatherings: what everybody reads, what is of whoever comes, and the two desks that are one.
import { definePath, type Path, type PathOptions } from '../../../../platform/http/path.ts';
import type { Caller } from '../store/gatherings.ts';
import type { PathIn } from '../store/search-documents.ts';

export const gatheringsPath = definePath('/reuniones', '/en/gatherings');
export const listFilePaths = {
  csv: definePath('/datos/reuniones.csv'),
  json: definePath('/datos/reuniones.json'),
};
export const agreementFilePaths = {
  csv: definePath('/datos/acuerdos.csv'),
  json: definePath('/datos/acuerdos.json'),
};
export const gatheringPath = definePath('/reuniones/:gathering', '/en/gatherings/:gathering');
/** Where the page of a gathering is, in a language. */
export const pathIn: PathIn = (slug, locale) => gatheringPath.to({ gathering: slug }, { locale });
export const calendarPath = definePath(
  '/reuniones/:gathering/calendario.ics',
  '/en/gatherings/:gathering/calendar.ics',
);
export const feedPath = definePath(
  '/instituciones/:institution/reuniones.ics',
  '/en/institutions/:institution/gatherings.ics',
);
export const registerPath = definePath(
  '/reuniones/:gathering/inscribirme',
  '/en/gatherings/:gathering/register',
);
export const withdrawPath = definePath(
  '/reuniones/:gathering/no-voy',
  '/en/gatherings/:gathering/withdraw',
);
export const passPath = definePath(
  '/reuniones/:gathering/mi-pase',
  '/en/gatherings/:gathering/my-pass',
);
export const askCertificatePath = definePath(
  '/reuniones/:gathering/constancia',
  '/en/gatherings/:gathering/certificate',
);
export const delegacyPath = definePath(
  '/reuniones/:gathering/delegacion',
  '/en/gatherings/:gathering/delegacy',
);
export const readPassPath = definePath('/reuniones/pase/:code', '/en/gatherings/pass/:code');
export const certificatePath = definePath(
  '/reuniones/constancias/:code',
  '/en/gatherings/certificates/:code',
);
export const certificateFilePath = definePath(
  '/reuniones/constancias/:code/pdf',
  '/en/gatherings/certificates/:code/pdf',
);

export const papersPath = definePath(
  '/reuniones/:gathering/ponencias',
  '/en/gatherings/:gathering/papers',
);
/** Where the programme of a gathering is, in a language. */
export const papersPathIn: PathIn = (slug, locale) =>
  papersPath.to({ gathering: slug }, { locale });
export const takePaperBackPath = definePath(
  '/reuniones/:gathering/ponencias/retirar',
  '/en/gatherings/:gathering/papers/withdraw',
);
export const delegationsPath = definePath(
  '/reuniones/:gathering/delegaciones',
  '/en/gatherings/:gathering/delegations',
);
export const paperFilePaths = {
  csv: definePath('/datos/ponencias.csv'),
  json: definePath('/datos/ponencias.json'),
};

/** A place of the desk, of an institution and of an organisation. */
export type Twins = Readonly<Record<Caller['kind'], Path>>;

function twins(spanish: string, english: string = spanish): Twins {
  const pair = (base: string, englishBase: string) =>
    definePath(
      `${base}/reuniones${spanish}`,
      `${englishBase}/gatherings${english}`,
    ) as unknown as Path;
  return {
    institution: pair('/gestion/:institution', '/en/manage/:institution'),
    organization: pair(
      '/organizaciones/:organization/gestion',
      '/en/organizations/:organization/manage',
    ),
  };
}

export const desk = {
  list: twins(''),
  new: twins('/nueva', '/new'),
  one: twins('/:gathering'),
  details: twins('/:gathering/datos', '/:gathering/details'),
  publish: twins('/:gathering/publicar', '/:gathering/publish'),
  postpone: twins('/:gathering/aplazar', '/:gathering/postpone'),
  move: twins('/:gathering/reprogramar', '/:gathering/reschedule'),
  cancel: twins('/:gathering/cancelar', '/:gathering/cancel'),
  remove: twins('/:gathering/borrar', '/:gathering/delete'),
  close: twins('/:gathering/realizada', '/:gathering/held'),
  register: twins('/:gathering/inscribir', '/:gathering/register'),
  registered: twins('/:gathering/inscripciones', '/:gathering/registrations'),
  door: twins('/:gathering/puerta', '/:gathering/door'),
  minutes: twins('/:gathering/acta', '/:gathering/minutes'),
  approve: twins('/:gathering/acta/aprobar', '/:gathering/minutes/approve'),
  correct: twins('/:gathering/acta/corregir', '/:gathering/minutes/correct'),
  agreement: twins('/:gathering/acuerdos/:agreement', '/:gathering/agreements/:agreement'),
  presence: twins('/:gathering/asistencia-del-cuerpo', '/:gathering/presence'),
  priorities: twins('/:gathering/prioridades', '/:gathering/priorities'),
  delegates: twins('/:gathering/delegaciones', '/:gathering/delegates'),
  documents: twins('/:gathering/documentos', '/:gathering/documents'),
  kit: twins('/:gathering/materiales.pdf', '/:gathering/kit.pdf'),
  survey: twins('/:gathering/encuesta', '/:gathering/survey'),
  papers: twins('/:gathering/ponencias', '/:gathering/papers'),
  report: twins('/:gathering/informe', '/:gathering/report'),
} as const;

/** Of an organisation only: an institution has its desk of paper. */
export const paperListPath = definePath(
  '/organizaciones/:organization/gestion/reuniones/:gathering/lista-de-papel',
  '/en/organizations/:organization/manage/gatherings/:gathering/paper-list',
);

/** The address of a place at the desk of a caller; `gathering` is its id. */
export function at(
  place: Twins,
  { kind, slug }: Pick<Caller, 'kind' | 'slug'>,
  gathering?: string,
  options?: PathOptions,
): string {
  const named = gathering === undefined ? {} : { gathering };
  return place[kind].to({ [kind]: slug, ...named }, options);
}

/** The page of an agreement at the desk; `position` is its place in the minutes that hold, from 1. */
export function agreementAt(
  { kind, slug }: Pick<Caller, 'kind' | 'slug'>,
  gathering: string,
  position: number,
): string {
  const named: Readonly<Record<string, string>> = { [kind]: slug };
  return desk.agreement[kind].to({ ...named, gathering, agreement: String(position) });
}
