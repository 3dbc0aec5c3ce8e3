// The addresses of notices: what a person is told, how she is, what institutions tell, and who is told on paper.
import { definePath } from '../../../../platform/http/path.ts';

export const noticesPath = definePath('/avisos', '/en/notices');
export const openNoticePath = definePath('/avisos/:id/abrir', '/en/notices/:id/open');
export const readAllPath = definePath('/avisos/leidos', '/en/notices/read');
export const noticeSettingsPath = definePath('/avisos/ajustes', '/en/notices/settings');
export const mailCodePath = definePath('/avisos/correo', '/en/notices/mail');
export const proveMailPath = definePath('/avisos/correo/codigo', '/en/notices/mail/code');
export const pushDevicesPath = definePath('/avisos/aparatos', '/en/notices/devices');
export const removePushPath = definePath(
  '/avisos/aparatos/:id/quitar',
  '/en/notices/devices/:id/remove',
);
/** A browser keeps it by this address: it never changes. */
export const pushWorkerPath = definePath('/avisos-en-aparatos.js');
export const stopMailPath = definePath('/parar-correo/:token', '/en/stop-mail/:token');

export const messagesPath = definePath(
  '/instituciones/:institution/mensajes',
  '/en/institutions/:institution/messages',
);
export const messagePath = definePath(
  '/instituciones/:institution/mensajes/:message',
  '/en/institutions/:institution/messages/:message',
);
export const messageFeedPath = definePath('/instituciones/:institution/mensajes.xml');
export const askForMessagesPath = definePath(
  '/instituciones/:institution/recibir-mensajes',
  '/en/institutions/:institution/receive-messages',
);
export const allMessagesPath = definePath('/mensajes', '/en/messages');
export const messageFilePaths = {
  csv: definePath('/datos/mensajes.csv'),
  json: definePath('/datos/mensajes.json'),
};

export const messagesDeskPath = definePath(
  '/gestion/:institution/mensajes',
  '/en/manage/:institution/messages',
);
export const newMessagePath = definePath(
  '/gestion/:institution/mensajes/nuevo',
  '/en/manage/:institution/messages/new',
);

export const tellingsPath = definePath(
  '/gestion/:institution/por-avisar',
  '/en/manage/:institution/to-be-told',
);
export const tellingsFilePath = definePath(
  '/gestion/:institution/por-avisar.csv',
  '/en/manage/:institution/to-be-told.csv',
);
export const tellingPath = definePath(
  '/gestion/:institution/por-avisar/:notice',
  '/en/manage/:institution/to-be-told/:notice',
);
