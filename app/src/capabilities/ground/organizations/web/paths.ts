// The addresses of organisations: public pages, their representatives' own place, the staff's desk, petitions.
import { definePath } from '../../../../platform/http/path.ts';

export const organizationsPath = definePath('/organizaciones', '/en/organizations');
export const organizationFilePaths = {
  csv: definePath('/datos/organizaciones.csv'),
  json: definePath('/datos/organizaciones.json'),
};
export const registerPath = definePath('/organizaciones/registrar', '/en/organizations/register');
export const invitationPath = definePath(
  '/organizaciones/invitacion',
  '/en/organizations/invitation',
);
export const organizationPath = definePath(
  '/organizaciones/:organization',
  '/en/organizations/:organization',
);
export const representPath = definePath(
  '/organizaciones/:organization/representar',
  '/en/organizations/:organization/represent',
);

export const ownPath = definePath(
  '/organizaciones/:organization/gestion',
  '/en/organizations/:organization/manage',
);
export const profilePath = definePath(
  '/organizaciones/:organization/gestion/ficha',
  '/en/organizations/:organization/manage/profile',
);
export const legalPath = definePath(
  '/organizaciones/:organization/gestion/situacion-legal',
  '/en/organizations/:organization/manage/legal-state',
);
export const boardPath = definePath(
  '/organizaciones/:organization/gestion/directiva',
  '/en/organizations/:organization/manage/board',
);
export const capacityPath = definePath(
  '/organizaciones/:organization/gestion/capacidad',
  '/en/organizations/:organization/manage/capacity',
);
export const trainingPath = definePath(
  '/organizaciones/:organization/gestion/capacidad/formacion',
  '/en/organizations/:organization/manage/capacity/training',
);
export const removeTrainingPath = definePath(
  '/organizaciones/:organization/gestion/capacidad/formacion/:id/quitar',
  '/en/organizations/:organization/manage/capacity/training/:id/remove',
);
export const representativesPath = definePath(
  '/organizaciones/:organization/gestion/representantes',
  '/en/organizations/:organization/manage/representatives',
);
export const invitePath = definePath(
  '/organizaciones/:organization/gestion/representantes/invitar',
  '/en/organizations/:organization/manage/representatives/invite',
);
export const withdrawInvitationPath = definePath(
  '/organizaciones/:organization/gestion/representantes/invitaciones/:id/anular',
  '/en/organizations/:organization/manage/representatives/invitations/:id/withdraw',
);
export const ownRequestPath = definePath(
  '/organizaciones/:organization/gestion/representantes/solicitudes/:id',
  '/en/organizations/:organization/manage/representatives/requests/:id',
);
export const leavePath = definePath(
  '/organizaciones/:organization/gestion/representantes/dejar',
  '/en/organizations/:organization/manage/representatives/leave',
);

export const queuePath = definePath(
  '/gestion/:institution/organizaciones',
  '/en/manage/:institution/organizations',
);
export const checkPath = definePath(
  '/gestion/:institution/organizaciones/comprobar/:check',
  '/en/manage/:institution/organizations/check/:check',
);
export const overseenPath = definePath(
  '/gestion/:institution/organizaciones/registro/:id',
  '/en/manage/:institution/organizations/registry/:id',
);
export const resetPath = definePath(
  '/gestion/:institution/organizaciones/registro/:id/representantes',
  '/en/manage/:institution/organizations/registry/:id/representatives',
);
export const overseenRequestPath = definePath(
  '/gestion/:institution/organizaciones/registro/:id/solicitudes/:request',
  '/en/manage/:institution/organizations/registry/:id/requests/:request',
);

export const petitionPath = definePath(
  '/comunas/:slug/peticion',
  '/en/municipalities/:slug/petition',
);
export const signPath = definePath(
  '/comunas/:slug/peticion/firmar',
  '/en/municipalities/:slug/petition/sign',
);
export const withdrawSignaturePath = definePath(
  '/comunas/:slug/peticion/retirar',
  '/en/municipalities/:slug/petition/withdraw',
);
export const posterPath = definePath(
  '/comunas/:slug/peticion/afiche',
  '/en/municipalities/:slug/petition/poster',
);
export const petitionAnswersPath = definePath(
  '/gestion/:institution/peticion',
  '/en/manage/:institution/petition',
);
