// The addresses of identifying in person, of the card, and of the children in somebody's care.
import { definePath } from '../../../../platform/http/path.ts';

export const identifyPath = definePath(
  '/gestion/:institution/identificar',
  '/en/manage/:institution/identify',
);
export const writeDownPath = definePath(
  '/gestion/:institution/identificar/anotar',
  '/en/manage/:institution/identify/write-down',
);
export const openIdentityPath = definePath(
  '/gestion/:institution/identificar/pendientes/:id',
  '/en/manage/:institution/identify/waiting/:id',
);
export const confirmIdentityPath = definePath(
  '/gestion/:institution/identificar/pendientes/:id/confirmar',
  '/en/manage/:institution/identify/waiting/:id/confirm',
);
export const refuseIdentityPath = definePath(
  '/gestion/:institution/identificar/pendientes/:id/rechazar',
  '/en/manage/:institution/identify/waiting/:id/refuse',
);

export const joinAccountsPath = definePath(
  '/gestion/:institution/identificar/juntar-cuentas',
  '/en/manage/:institution/identify/join-accounts',
);

export const cardSignInPath = definePath('/entrar/con-tarjeta', '/en/sign-in/with-card');
export const revokeCardPath = definePath('/cuenta/tarjeta/anular', '/en/account/card/revoke');

export const childrenPath = definePath('/cuenta/menores', '/en/account/children');
export const newChildPath = definePath(
  '/cuenta/menores/inscribir',
  '/en/account/children/register',
);
export const consentPath = definePath(
  '/cuenta/menores/:child/consentir',
  '/en/account/children/:child/consent',
);
export const withdrawConsentPath = definePath(
  '/cuenta/menores/:child/consentimientos/:id/retirar',
  '/en/account/children/:child/consents/:id/withdraw',
);
export const removeChildPath = definePath(
  '/cuenta/menores/:child/quitar',
  '/en/account/children/:child/remove',
);
