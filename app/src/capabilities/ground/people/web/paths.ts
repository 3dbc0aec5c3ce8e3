// The addresses of accounts.
import { definePath } from '../../../../platform/http/path.ts';

export const signInPath = definePath('/entrar', '/en/sign-in');
/** Sends the browser to the provider; a link, because a form may not lead to another site. */
export const providerPath = definePath('/entrar/con/:provider', '/en/sign-in/with/:provider');
/** Where a provider sends the browser back: registered there, so it is the same in every language. */
export const returnPath = definePath('/entrar/con/:provider/vuelta');
export const signOutPath = definePath('/salir', '/en/sign-out');
export const proveAgainPath = definePath('/entrar/confirmar', '/en/sign-in/confirm');
export const keptFormPath = definePath('/formulario-guardado/:id', '/en/kept-form/:id');

export const ownTasksPath = definePath('/lo-que-me-toca', '/en/my-tasks');
export const accountPath = definePath('/cuenta', '/en/account');
export const accountDetailsPath = definePath('/cuenta/datos', '/en/account/details');
export const closeSessionPath = definePath('/cuenta/sesiones/:id', '/en/account/sessions/:id');
export const closeOthersPath = definePath('/cuenta/otras-sesiones', '/en/account/other-sessions');
/** Only in a demonstration that sends no mail. */
export const outboxPath = definePath('/buzon', '/en/mailbox');
export const permissionsPath = definePath('/quien-puede-que', '/en/who-may-do-what');
