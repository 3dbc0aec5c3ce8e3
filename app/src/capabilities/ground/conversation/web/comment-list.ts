// The public list of comments, of one place or of all: public names only, and a trace where something was hidden.
import { isUuid } from '@minga/basics';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { publicNames } from '../../people/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import { listPublicComments, type PublicRow } from '../store/comments.ts';
import { conversationsPath } from './paths.ts';

/** Most rows of one file: the newest. */
const FILE_ROWS = 20_000;
const NOWHERE = '00000000-0000-0000-0000-000000000000';

export const commentList: PublicList = {
  name: 'comentarios',
  title: { 'es-CL': 'Comentarios', en: 'Comments' },
  source: {
    'es-CL':
      'Lo que escriben las personas, tal como lo escriben, con el nombre que eligieron mostrar. De lo oculto o retirado queda solo el rastro.',
    en: 'What people write, as they write it, under the name they chose to show. Of what is hidden or withdrawn only the trace is left.',
  },
  page: conversationsPath,
  columns: [
    column('id', 'text', 'Identificador del comentario', 'Identifier of the comment'),
    column('place_kind', 'text', 'Tipo de lugar', 'Kind of place'),
    column('place_key', 'text', 'Identificador del lugar', 'Identifier of the place'),
    column('place', 'text', 'Lugar', 'Place'),
    column('thread_id', 'text', 'Comentario que abre el hilo', 'Comment that begins the thread'),
    column('answers_id', 'text', 'Comentario que responde', 'Comment that it answers'),
    column('side', 'text', 'Postura (for, against)', 'Side (for, against)'),
    column('author', 'text', 'Nombre público', 'Public name'),
    column(
      'spoken_for',
      'text',
      'Institución por cuyo equipo habla',
      'Institution whose team the author speaks for',
    ),
    column('language', 'text', 'Lengua (BCP 47)', 'Language (BCP 47)'),
    column('text', 'text', 'Texto', 'Text'),
    column('posted_at', 'text', 'Publicado (ISO 8601, UTC)', 'Posted (ISO 8601, UTC)'),
    column('versions', 'integer', 'Versiones públicas', 'Public versions'),
    column(
      'state',
      'text',
      'Estado (shown, hidden, withdrawn)',
      'State (shown, hidden, withdrawn)',
    ),
    column('hidden_because', 'text', 'Motivo para ocultarlo', 'Reason for hiding it'),
    column('hidden_at', 'text', 'Ocultado (ISO 8601, UTC)', 'Hidden (ISO 8601, UTC)'),
  ],
  async rows(db, query) {
    const lugar = query.get('lugar');
    const placeId = lugar === null || isUuid(lugar) ? (lugar ?? undefined) : NOWHERE;
    const asked = { placeId, text: typedText(query.get('q')) };
    const rows = await listPublicComments(db, asked, FILE_ROWS);
    const names = await publicNames(db, [
      ...new Set(rows.filter(isReadable).flatMap(({ authorId }) => authorId ?? [])),
    ]);
    return rows.map((row) => toCells(row, names));
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function isReadable({ hiding, withdrawnAt }: PublicRow): boolean {
  return hiding === undefined && withdrawnAt === null;
}

function toCells(row: PublicRow, names: ReadonlyMap<string, string>) {
  const { hiding } = row;
  const readable = isReadable(row);
  return {
    id: row.id,
    place_kind: row.kind,
    place_key: row.key,
    place: row.title,
    thread_id: row.threadId,
    answers_id: row.answersId,
    side: row.side,
    author: readable ? (names.get(row.authorId ?? '') ?? null) : null,
    spoken_for: readable ? row.spokenFor : null,
    language: row.written?.lang ?? null,
    text: row.written?.text ?? null,
    posted_at: row.postedAt.toISOString(),
    versions: readable ? row.versionsCount : null,
    state: stateOf(row),
    hidden_because: hiding?.reason ?? null,
    hidden_at: hiding?.at.toISOString() ?? null,
  };
}

function stateOf({ hiding, withdrawnAt }: PublicRow): 'shown' | 'hidden' | 'withdrawn' {
  if (hiding !== undefined) return 'hidden';
  return withdrawnAt === null ? 'shown' : 'withdrawn';
}
