// The addresses of institutions: their public pages, and the desk of their staff.
import { definePath } from '../../../../platform/http/path.ts';

export const institutionsPath = definePath('/instituciones', '/en/institutions');
export const institutionPath = definePath(
  '/instituciones/:institution',
  '/en/institutions/:institution',
);
/** Colour and crest, each under a name that changes with it. */
export const aspectPath = definePath('/instituciones/:institution/aspecto/:file');
export const authoritiesPath = definePath('/autoridades', '/en/authorities');

export const deskPath = definePath('/gestion/:institution', '/en/manage/:institution');

export const frontPagePath = definePath(
  '/gestion/:institution/portada',
  '/en/manage/:institution/front-page',
);
export const colourPath = definePath(
  '/gestion/:institution/portada/color',
  '/en/manage/:institution/front-page/colour',
);
export const crestPath = definePath(
  '/gestion/:institution/portada/escudo',
  '/en/manage/:institution/front-page/crest',
);
export const hideCrestPath = definePath(
  '/gestion/:institution/portada/escudo/quitar',
  '/en/manage/:institution/front-page/crest/remove',
);
export const bringCrestBackPath = definePath(
  '/gestion/:institution/portada/escudo/deshacer',
  '/en/manage/:institution/front-page/crest/undo',
);

export const bodiesPath = definePath(
  '/gestion/:institution/cuerpos',
  '/en/manage/:institution/bodies',
);
export const bodyPath = definePath(
  '/gestion/:institution/cuerpos/:body',
  '/en/manage/:institution/bodies/:body',
);
export const newMemberPath = definePath(
  '/gestion/:institution/cuerpos/:body/nuevo',
  '/en/manage/:institution/bodies/:body/new',
);
export const memberPath = definePath(
  '/gestion/:institution/cuerpos/:body/integrantes/:member',
  '/en/manage/:institution/bodies/:body/members/:member',
);
export const departurePath = definePath(
  '/gestion/:institution/cuerpos/:body/integrantes/:member/salida',
  '/en/manage/:institution/bodies/:body/members/:member/departure',
);
export const takeBackPath = definePath(
  '/gestion/:institution/cuerpos/:body/integrantes/:member/salida/anular',
  '/en/manage/:institution/bodies/:body/members/:member/departure/undo',
);
export const importPath = definePath(
  '/gestion/:institution/cuerpos/:body/archivo',
  '/en/manage/:institution/bodies/:body/file',
);
export const confirmImportPath = definePath(
  '/gestion/:institution/cuerpos/:body/archivo/confirmar',
  '/en/manage/:institution/bodies/:body/file/confirm',
);
export const templatePaths = {
  csv: definePath(
    '/gestion/:institution/cuerpos/:body/archivo/plantilla.csv',
    '/en/manage/:institution/bodies/:body/file/template.csv',
  ),
  xlsx: definePath(
    '/gestion/:institution/cuerpos/:body/archivo/plantilla.xlsx',
    '/en/manage/:institution/bodies/:body/file/template.xlsx',
  ),
};

export const onboardingPath = definePath(
  '/gestion/:institution/puesta-en-marcha',
  '/en/manage/:institution/getting-started',
);
export const declareSectorsPath = definePath(
  '/gestion/:institution/puesta-en-marcha/sectores',
  '/en/manage/:institution/getting-started/sectors',
);
export const finishPath = definePath(
  '/gestion/:institution/puesta-en-marcha/terminar',
  '/en/manage/:institution/getting-started/finish',
);

export const followPath = definePath(
  '/gestion/:institution/incorporaciones',
  '/en/manage/:institution/onboarding',
);
export const followCsvPath = definePath(
  '/gestion/:institution/incorporaciones.csv',
  '/en/manage/:institution/onboarding.csv',
);
export const followOnePath = definePath(
  '/gestion/:institution/incorporaciones/:invited',
  '/en/manage/:institution/onboarding/:invited',
);
export const invitePath = definePath(
  '/gestion/:institution/incorporaciones/:invited/invitar',
  '/en/manage/:institution/onboarding/:invited/invite',
);

/** The file of a public list with the filters of its page. */
export const listFilePaths = {
  institutions: {
    csv: definePath('/datos/instituciones.csv'),
    json: definePath('/datos/instituciones.json'),
  },
  authorities: {
    csv: definePath('/datos/autoridades.csv'),
    json: definePath('/datos/autoridades.json'),
  },
};
