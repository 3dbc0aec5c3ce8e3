// The public list of messages, and what of them is found by a search on the whole site.
import type { PublicList } from '../../../../platform/public-list.ts';
import {
  bothPaths,
  type SearchContribution,
  type SearchDocument,
} from '../../../../platform/search.ts';
import { listMessages, type MessageRow } from '../store/messages.ts';
import { allMessagesPath, messagePath } from './notice-paths.ts';

const FILE_ROWS = 20_000;

function column(key: string, kind: 'text' | 'integer', spanish: string, english: string) {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

export const messageList: PublicList = {
  name: 'mensajes',
  title: { 'es-CL': 'Mensajes de instituciones', en: 'Messages of institutions' },
  source: {
    'es-CL': 'Mensajes que las instituciones envían con Minga a quienes los pidieron.',
    en: 'Messages that institutions send with Minga to those who asked for them.',
  },
  page: allMessagesPath,
  columns: [
    column('id', 'text', 'Identificador, en su dirección', 'Identifier, in its address'),
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column('sent_at', 'text', 'Enviado (ISO 8601, UTC)', 'Sent (ISO 8601, UTC)'),
    column('sender_role', 'text', 'Cargo de quien lo envió', 'Role of whoever sent it'),
    column('title', 'text', 'Título', 'Title'),
    column('body', 'text', 'Texto', 'Text'),
    column(
      'sectors',
      'text',
      'Sectores; vacío es toda la comuna',
      'Sectors; empty is the whole comuna',
    ),
    column('recipients', 'integer', 'A cuántas personas se avisó', 'How many people were told'),
    column('corrects', 'text', 'Mensaje que corrige', 'Message that it corrects'),
  ],
  async rows(db, query) {
    const institution = query.get('institucion') || undefined;
    const filter = { institution, text: (query.get('q') ?? '').slice(0, 100) };
    return (await listMessages(db, filter, { limit: FILE_ROWS, offset: 0 })).map((message) => ({
      id: message.id,
      institution: message.institutionSlug,
      sent_at: message.sentAt.toISOString(),
      sender_role: message.senderRole,
      title: message.title,
      body: message.body,
      sectors: message.sectors.join('; '),
      recipients: message.recipientsCount,
      corrects: message.corrects,
    }));
  },
};

/** A message as the search on the whole site finds it. */
export function documentOf(message: {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly institution: { readonly slug: string; readonly name: string };
  readonly cut: string | null;
}): SearchDocument {
  const { id, title, body, institution, cut } = message;
  return {
    kind: 'message',
    key: `message:${id}`,
    title,
    body: `${institution.name}. ${body}`,
    paths: bothPaths((locale) =>
      messagePath.to({ institution: institution.slug, message: id }, { locale }),
    ),
    ...(cut === null ? {} : { cut }),
    weight: 0.2,
  };
}

export const messageSearch: SearchContribution = {
  kinds: { message: { 'es-CL': 'Mensajes de instituciones', en: 'Messages of institutions' } },
  async documents(db) {
    const all = { institution: undefined, text: '' };
    const messages = await listMessages(db, all, { limit: FILE_ROWS, offset: 0 });
    return messages.map((message) => documentOf({ ...message, institution: placeOf(message) }));
  },
};

function placeOf({ institutionSlug, institutionName }: MessageRow) {
  return { slug: institutionSlug, name: institutionName };
}
