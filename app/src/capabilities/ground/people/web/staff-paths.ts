// The addresses of staff: their keys, the team of an institution, invitations.
import { definePath } from '../../../../platform/http/path.ts';

export const passkeySignInPath = definePath('/entrar/llave', '/en/sign-in/passkey');
export const passkeySignInAskPath = definePath('/entrar/llave/pedir', '/en/sign-in/passkey/ask');
export const passkeyProvePath = definePath(
  '/entrar/confirmar/llave',
  '/en/sign-in/confirm/passkey',
);
export const passkeyProveAskPath = definePath(
  '/entrar/confirmar/llave/pedir',
  '/en/sign-in/confirm/passkey/ask',
);
export const codeSignInPath = definePath('/entrar/codigo', '/en/sign-in/code');

export const passkeysPath = definePath('/cuenta/llaves', '/en/account/passkeys');
export const newPasskeyPath = definePath('/cuenta/llaves/nueva', '/en/account/passkeys/new');
export const newPasskeyAskPath = definePath(
  '/cuenta/llaves/nueva/pedir',
  '/en/account/passkeys/new/ask',
);
export const renamePasskeyPath = definePath(
  '/cuenta/llaves/:id/nombre',
  '/en/account/passkeys/:id/name',
);
export const removePasskeyPath = definePath(
  '/cuenta/llaves/:id/quitar',
  '/en/account/passkeys/:id/remove',
);
export const codePath = definePath('/cuenta/codigo', '/en/account/code');
export const beginCodePath = definePath('/cuenta/codigo/preparar', '/en/account/code/prepare');
export const removeCodePath = definePath('/cuenta/codigo/quitar', '/en/account/code/remove');

export const teamPath = definePath('/gestion/:institution/equipo', '/en/manage/:institution/team');
export const invitePath = definePath(
  '/gestion/:institution/equipo/invitar',
  '/en/manage/:institution/team/invite',
);
export const inviteFilePath = definePath(
  '/gestion/:institution/equipo/invitar/archivo',
  '/en/manage/:institution/team/invite/file',
);
export const inviteTemplatePaths = {
  csv: definePath(
    '/gestion/:institution/equipo/invitar/archivo/plantilla.csv',
    '/en/manage/:institution/team/invite/file/template.csv',
  ),
  xlsx: definePath(
    '/gestion/:institution/equipo/invitar/archivo/plantilla.xlsx',
    '/en/manage/:institution/team/invite/file/template.xlsx',
  ),
};
export const renewInvitationPath = definePath(
  '/gestion/:institution/equipo/invitaciones/:id/reenviar',
  '/en/manage/:institution/team/invitations/:id/renew',
);
export const withdrawInvitationPath = definePath(
  '/gestion/:institution/equipo/invitaciones/:id/retirar',
  '/en/manage/:institution/team/invitations/:id/withdraw',
);
export const endRolePath = definePath(
  '/gestion/:institution/equipo/:id/terminar',
  '/en/manage/:institution/team/:id/end',
);

export const resetKeysPath = definePath(
  '/gestion/:institution/equipo/:id/llaves',
  '/en/manage/:institution/team/:id/keys',
);
export const renewKeyResetPath = definePath(
  '/gestion/:institution/equipo/:id/llaves/enlace',
  '/en/manage/:institution/team/:id/keys/link',
);

export const firstTeamPath = definePath(
  '/gestion/:institution/invitar-municipalidad',
  '/en/manage/:institution/invite-municipality',
);
export const endRoleElsewherePath = definePath(
  '/gestion/:institution/invitar-municipalidad/:place/:id/terminar',
  '/en/manage/:institution/invite-municipality/:place/:id/end',
);

export const resetKeysElsewherePath = definePath(
  '/gestion/:institution/invitar-municipalidad/:place/:id/llaves',
  '/en/manage/:institution/invite-municipality/:place/:id/keys',
);
export const renewKeyResetElsewherePath = definePath(
  '/gestion/:institution/invitar-municipalidad/:place/:id/llaves/enlace',
  '/en/manage/:institution/invite-municipality/:place/:id/keys/link',
);

export const invitationPath = definePath('/invitacion/:token', '/en/invitation/:token');
export const invitationKeyPath = definePath(
  '/invitacion/:token/llave',
  '/en/invitation/:token/passkey',
);
export const invitationKeyAskPath = definePath(
  '/invitacion/:token/llave/pedir',
  '/en/invitation/:token/passkey/ask',
);

export const keyResetPath = definePath('/llaves/:token', '/en/keys/:token');
export const keyResetAskPath = definePath('/llaves/:token/pedir', '/en/keys/:token/ask');
