// Rows in the forum: a question that somebody asked, an answer to it, and what a member of staff does there.
import type { Surroundings } from './life.ts';

export interface AskedInForum {
  readonly place_id: string;
  readonly asked_comment_id: string;
}

function commentBy({ life }: Surroundings, place_id: string, author_id: string): Promise<string> {
  return life.insert('conversation.comment', { place_id, author_id, posted_at: life.at() }, 'id');
}

/** A question of hers at a place of its own. */
export async function askIn(around: Surroundings, personId: string): Promise<AskedInForum> {
  const { life } = around;
  const number = await life.find(
    'select 1 + coalesce(max(number), 0) as it from conversation.forum_question',
  );
  const title = life.text();
  const place_id = await life.insert(
    'conversation.place',
    {
      kind: 'conversation/question',
      key: String(number),
      ...{ title, english_title: title, mode: 'plain' },
      path: `/foro/preguntas/${number}`,
      english_path: `/en/forum/questions/${number}`,
    },
    'id',
  );
  const asked = { place_id, asked_comment_id: await commentBy(around, place_id, personId) };
  const question = { ...asked, number, title, theme: 'voting', cut: '10202' };
  await life.insert('conversation.forum_question', question);
  await life.insert('conversation.earlier_title', {
    ...{ place_id, number: 1, title: life.text(), corrected_at: life.at() },
  });
  return asked;
}

export function answerTo(
  around: Surroundings,
  { place_id }: AskedInForum,
  author_id: string,
): Promise<string> {
  return commentBy(around, place_id, author_id);
}

/** She pinned an answer of a neighbour, closed her question, and wrote and withdrew a guide. */
export async function keepForum(around: Surroundings, personId: string): Promise<void> {
  const { life, institutionId: institution_id, neighbour } = around;
  const asked = await askIn(around, neighbour);
  const { place_id } = asked;
  const comment_id = await answerTo(around, asked, neighbour);
  const pinned = { pinned_by: personId, pinned_at: life.at() };
  await life.insert('conversation.pin', { place_id, institution_id, comment_id, ...pinned });
  await life.find(
    `update conversation.forum_question set closed_at = $2, closing_words = 'Resuelta.',
      closed_in = $3, closed_by = $4 where place_id = $1 returning 1 as it`,
    [place_id, life.at(), institution_id, personId],
  );
  const guide_id = await life.insert(
    'conversation.guide',
    {
      ...{ slug: `guia-${await life.find('select count(*) as it from conversation.guide')}` },
      ...{ theme: 'voting', institution_id, place_id, comment_id, published_at: life.at() },
    },
    'id',
  );
  await life.insert('conversation.guide_version', {
    ...{ guide_id, number: 1, title: 'Guía de prueba', text: 'Se lee.', lang: 'es' },
    ...{ written_by: personId, written_at: life.at() },
  });
  await life.find(
    `update conversation.guide set withdrawn_at = $2, withdrawal_reason = 'Ya no vale.',
      withdrawn_by = $3 where id = $1 returning 1 as it`,
    [guide_id, life.at(), personId],
  );
}
