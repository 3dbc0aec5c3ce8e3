// Of a side in the forum: a question about its comuna, an answer of its person, and the guide that grew from it.
import { BEFORE, INSTITUTION, LATER, type Making, type Row } from './making.ts';

export const QUESTION = `${INSTITUTION}/foro/preguntas/:number`;
export const ANSWER = `${INSTITUTION}/foro/respuestas/:comment`;
const OWN_QUESTION = '/foro/preguntas/:number';
const OWN_GUIDE = '/foro/guias/:guide';

/** As many questions as comunas can each have theirs. */
const numberOf = ({ institution }: Making) => String(Number(institution.cut));

async function commentOf({ insert, written }: Making, row: Row, what: string): Promise<string> {
  const shown = { shown_version: 1, shown_at: BEFORE, posted_at: BEFORE };
  const comment_id = await insert('conversation.comment', { ...row, ...shown });
  const version = { comment_id, number: 1, text: written(what), lang: 'es' };
  const times = { written_at: BEFORE, shown_at: BEFORE };
  await insert('conversation.version', { ...version, ...times }, 'comment_id');
  return comment_id;
}

async function placeOf({ insert, written, ...side }: Making): Promise<string> {
  const number = numberOf({ insert, written, ...side });
  return insert('conversation.place', {
    kind: 'conversation/question',
    key: number,
    title: written('Pregunta'),
    english_title: written('Pregunta'),
    path: `/foro/preguntas/${number}`,
    english_path: `/en/forum/questions/${number}`,
    mode: 'plain',
    cut: side.institution.cut,
  });
}

/** Of its person, closed with words of the institution, which had corrected its title. */
async function questionOf(side: Making): Promise<string> {
  const { insert, institution, personId, written } = side;
  const place_id = await placeOf(side);
  const asked = { place_id, author_id: personId };
  const number = await insert(
    'conversation.forum_question',
    {
      ...{ place_id, number: numberOf(side), title: written('Pregunta'), theme: 'voting' },
      ...{ cut: institution.cut, closed_at: BEFORE, closing_words: written('Cierre') },
      closed_in: institution.id,
      asked_comment_id: await commentOf(side, asked, 'Consultada'),
    },
    'number::text',
  );
  await insert(
    'conversation.earlier_title',
    {
      ...{ place_id, number: 1, title: written('Rótulo'), corrected_at: BEFORE },
      ...{ institution_id: institution.id, reason: written('Rebautizo') },
    },
    'place_id',
  );
  return number;
}

async function answerOf(side: Making): Promise<string> {
  const { insert, institution, personId: author_id } = side;
  const place_id = await insert(
    'conversation.following',
    {
      place_id: await askedAt(side),
      person_id: author_id,
      since: BEFORE,
    },
    'place_id',
  );
  const comment_id = await commentOf(side, { place_id, author_id }, 'Contestación');
  const pin = { place_id, comment_id, institution_id: institution.id, pinned_at: BEFORE };
  return insert('conversation.pin', pin, 'comment_id');
}

/** The place of the question that was made before. */
function askedAt({ db, ...side }: Making): Promise<string> {
  return db
    .selectFrom('conversation.forum_question')
    .select('place_id')
    .where('number', '=', Number(numberOf({ db, ...side })))
    .executeTakeFirstOrThrow()
    .then(({ place_id }) => place_id);
}

/** Two versions; its author agreed to be named. */
async function guideOf(side: Making): Promise<string> {
  const { insert, institution, objects, written } = side;
  const slug = `guia-${institution.cut}`;
  const guide_id = await insert('conversation.guide', {
    ...{ slug, theme: 'voting', institution_id: institution.id, place_id: await askedAt(side) },
    ...{ comment_id: objects.get(ANSWER), credit: 'agreed', credit_at: BEFORE },
    published_at: BEFORE,
  });
  const version = { guide_id, title: written('Guía'), lang: 'es' };
  const texts = ['Anterior', 'Instructivo'].map(
    (what) => `# ${written(what)}\n- ${written('Paso')}`,
  );
  await insert(
    'conversation.guide_version',
    { ...version, number: 1, text: texts[0], written_at: BEFORE },
    'guide_id',
  );
  const second = { ...version, number: 2, text: texts[1], change: written('Novedad') };
  await insert('conversation.guide_version', { ...second, written_at: LATER }, 'guide_id');
  return slug;
}

/** Made in this order: each stands on the one before. */
export const forumObjects: Readonly<Record<string, (side: Making) => Promise<string>>> = {
  [QUESTION]: questionOf,
  [OWN_QUESTION]: async (side) => numberOf(side),
  [ANSWER]: answerOf,
  [`${INSTITUTION}/foro/guias/:guide`]: guideOf,
  [OWN_GUIDE]: async ({ institution }) => `guia-${institution.cut}`,
};
