// Whom the forum tells what: those who follow a theme, and the author of an answer that was pinned or became a guide.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { inBothLocales, type Notice, notify } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Guide } from '../store/guides.ts';
import type { AskedQuestion } from '../store/questions.ts';
import { listThemeFollowers } from '../store/theme-followings.ts';
import type { Acting } from './acting.ts';
import { themeWords } from './theme-words.ts';

type Telling = Pick<Acting, 'now' | 'pathsOf'>;

/** Once a day for each theme, however much is asked; never whoever asked. */
export async function tellOfQuestion(
  tx: Tx,
  { theme, askerId }: AskedQuestion,
  { now, pathsOf }: Telling,
): Promise<void> {
  const followers = await listThemeFollowers(tx, theme);
  const notices: readonly Notice[] = followers
    .filter((personId) => personId !== askerId)
    .map((personId) => ({
      personId,
      kind: 'conversation/followed-theme',
      key: `${theme} ${dayIn('America/Santiago', now)}`,
      titles: inBothLocales(() =>
        m.conversation_notice_followed_theme({ theme: themeWords[theme]() }),
      ),
      paths: pathsOf({ kind: 'theme', theme }),
      isPublic: true,
    }));
  await notify(tx, notices, now);
}

export interface PinnedAnswer {
  readonly id: string;
  readonly authorId: string | null;
  readonly institution: { readonly id: string; readonly name: string };
}

export async function tellOfPin(
  tx: Tx,
  { id, authorId, institution }: PinnedAnswer,
  { actor, now, pathsOf }: Acting,
): Promise<void> {
  if (authorId === null || authorId === actor.personId) return;
  const notice: Notice = {
    personId: authorId,
    kind: 'conversation/answer-kept',
    key: `${id} ${institution.id}`,
    titles: inBothLocales(() => m.conversation_notice_pinned({ institution: institution.name })),
    paths: pathsOf({ kind: 'comment', commentId: id }),
    isPublic: true,
  };
  await notify(tx, [notice], now);
}

/** Whoever asked, that others corrected what her question is called. */
export async function tellOfTitle(
  tx: Tx,
  { askerId, askedCommentId: id, number }: AskedQuestion,
  { actor, now, pathsOf, version }: Acting & { readonly version: number },
): Promise<void> {
  if (askerId === null || askerId === actor.personId) return;
  const notice: Notice = {
    personId: askerId,
    kind: 'conversation/decision',
    key: `title ${id} ${version}`,
    titles: inBothLocales(() => m.conversation_notice_title({ number })),
    paths: pathsOf({ kind: 'question', number }),
  };
  await notify(tx, [notice], now);
}

/** She is asked whether it names her. */
export async function tellOfGuide(
  tx: Tx,
  { id, slug, answererId, institutionName: institution, title }: Guide,
  { now, pathsOf }: Telling,
): Promise<void> {
  if (answererId === null) return;
  const notice: Notice = {
    personId: answererId,
    kind: 'conversation/answer-kept',
    key: `guide ${id}`,
    titles: inBothLocales(() => m.conversation_notice_guide({ institution, title })),
    paths: pathsOf({ kind: 'credit', slug }),
  };
  await notify(tx, [notice], now);
}
