// A question and a guide where they are listed: what it is, who says it, and how far it is.
import { m } from '#words';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { themeWords } from '../actions/theme-words.ts';
import type { Guide } from '../store/guides.ts';
import type { ListedQuestion } from '../store/questions.ts';
import { guidePath, questionAddress } from './forum-paths.ts';
import { answersCount, usefulCount } from './forum-words.ts';
import { momentOf } from './words.ts';

interface QuestionRowProps {
  readonly question: ListedQuestion;
  /** Undefined once she has been forgotten. */
  readonly askerName: string | undefined;
}

export function QuestionRow({ question, askerName }: QuestionRowProps) {
  const { number, title, lang, theme, comunaName, askedAt, hasPin, hasGuide, closedAt } = question;
  const about = [themeWords[theme](), comunaName ?? ''].filter((words) => words !== '');
  return (
    <article class="forum-row">
      <h3>
        <a href={questionAddress(number)} lang={lang}>
          {title}
        </a>
      </h3>
      <p class="secondary">
        {about.join(' · ')}
        {' · '}
        {m.conversation_forum_asked_by({
          name: [askerName ?? m.conversation_nobody(), question.spokenFor ?? '']
            .filter((words) => words !== '')
            .join(', '),
          moment: momentOf(askedAt),
        })}
      </p>
      <p class="forum-state">
        <span>{answersCount(question.answersCount)}</span>
        {question.usefulCount > 0 && <span>{usefulCount(question.usefulCount)}</span>}
        {hasPin && <Tag tone="done">{m.conversation_forum_has_pin()}</Tag>}
        {hasGuide && <Tag tone="struct">{m.conversation_forum_has_guide()}</Tag>}
        {closedAt !== null && <Tag>{m.conversation_forum_closed()}</Tag>}
      </p>
    </article>
  );
}

interface GuideRowProps {
  readonly guide: Guide;
  /** Without its theme and its origin. */
  readonly isShort?: boolean;
}

export function GuideRow({ guide, isShort = false }: GuideRowProps) {
  const { slug, title, lang, theme, institutionName, writtenAt, number } = guide;
  return (
    <article class="forum-row">
      <h3>
        <a href={guidePath.to({ guide: slug })} lang={lang}>
          {title}
        </a>
      </h3>
      <p class="secondary">
        {isShort ? institutionName : `${themeWords[theme]()} · ${institutionName}`}
        {!isShort && (
          <>
            {' · '}
            {m.conversation_guide_version_of({ number, moment: momentOf(writtenAt) })}
          </>
        )}
      </p>
      {!isShort && (
        <p class="forum-state">
          <a href={questionAddress(guide.questionNumber)}>
            {m.conversation_guide_from_question({ number: guide.questionNumber })}
          </a>
        </p>
      )}
    </article>
  );
}
