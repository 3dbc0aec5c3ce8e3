// A question with its answers: what an institution pinned first, then what most people found useful; and where it goes on.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { comunaPath } from '../../territories/index.ts';
import { themeWords } from '../actions/theme-words.ts';
import type { AnswerMarks } from '../store/answers.ts';
import type { EarlierTitle } from '../store/earlier-titles.ts';
import type { Guide } from '../store/guides.ts';
import type { Keeper } from '../store/kept-questions.ts';
import type { Place } from '../store/places.ts';
import type { ReadQuestion } from '../store/questions.ts';
import { AnswerMarksPart, PinnedBy } from './answer-marks.tsx';
import { CommentArticle, type SeenComment } from './comment-article.tsx';
import { Entrance, Follow } from './conversation-part.tsx';
import {
  closeQuestionPath,
  forumAddress,
  forumPath,
  keptTitlePath,
  ownTitlePath,
  questionAddress,
} from './forum-paths.ts';
import { GuideRow } from './forum-rows.tsx';
import { answersCount } from './forum-words.ts';
import { commentFilePaths, commentPath, ownCommentsPath } from './paths.ts';
import { Share } from './share.tsx';
import { EarlierTitles } from './title-page.tsx';
import { momentOf } from './words.ts';
import type { Team, Writer } from './writer.ts';

export interface SeenAnswer {
  readonly comment: SeenComment;
  readonly marks: AnswerMarks;
  readonly replies: readonly SeenComment[];
  readonly repliesCount: number;
}

export interface QuestionPageProps {
  readonly question: ReadQuestion;
  readonly place: Place;
  readonly asked: SeenComment;
  /** What was said below the question itself. */
  readonly remarks: readonly SeenComment[];
  readonly answers: readonly SeenAnswer[];
  readonly answersCount: number;
  readonly paged: Paged;
  readonly guides: readonly Guide[];
  readonly earlierTitles: readonly EarlierTitle[];
  readonly writer: Writer | undefined;
  readonly teams: readonly Team[];
  readonly isFollowing: boolean;
  /** Institutions in whose name whoever asks may pin and write guides here. */
  readonly keepers: readonly Keeper[];
  /** Where people reach the site. */
  readonly publicUrl: string;
  readonly done: string | undefined;
  readonly now: Date;
}

export function questionPage(props: QuestionPageProps): Page {
  const { question, asked } = props;
  const { number, theme, closing } = question;
  const numbered = m.conversation_question_numbered({ number });
  const title = asked.written === undefined ? numbered : (question.title ?? numbered);
  const lang = asked.written?.lang;
  const isRead = asked.shownVersion !== null && asked.written !== undefined;
  return {
    title,
    description: m.conversation_question_description({ theme: themeWords[theme]() }),
    ...(isRead ? {} : { robots: 'noindex' as const }),
    hero: (
      <Hero
        title={<span lang={lang}>{title}</span>}
        crumbs={[
          { label: m.conversation_forum_title(), href: forumPath.to({}) },
          { label: themeWords[theme](), href: forumAddress(theme) },
          { label: numbered },
        ]}
        tags={
          <>
            <Tag tone="struct">{themeWords[theme]()}</Tag>
            {question.comunaName !== null && <Tag>{question.comunaName}</Tag>}
            {closing !== undefined && <Tag tone="done">{m.conversation_forum_closed()}</Tag>}
          </>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="question stack-wide conversation">
            <Done text={props.done} />
            <Asked {...props} />
            {closing !== undefined && (
              <Notice
                title={m.conversation_question_closed_by({
                  institution: closing.institutionName,
                  moment: momentOf(closing.at),
                })}
              >
                <p>{closing.words}</p>
              </Notice>
            )}
            {isRead && <EarlierTitles titles={props.earlierTitles} lang={lang} />}
            <Answers {...props} isRead={isRead} />
          </div>
          <Aside {...props} title={title} isRead={isRead} />
        </div>
      </section>
    ),
  };
}

function Asked({ asked, remarks, place, now }: QuestionPageProps) {
  return (
    <div>
      <CommentArticle
        comment={asked}
        isOpen={place.isOpen && asked.shownVersion !== null}
        now={now}
        replyLabel={m.conversation_question_remark()}
      />
      {remarks.length > 0 && (
        <ol class="comments comment-replies">
          {remarks.map((remark) => (
            <li>
              <CommentArticle comment={remark} isOpen={place.isOpen} now={now} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type AnswersProps = QuestionPageProps & { readonly isRead: boolean };

function Answers(props: AnswersProps) {
  const { question, place, answers, paged, writer, isRead } = props;
  const count = props.answersCount;
  return (
    <section class="stack-wide" id="conversacion" aria-labelledby="respuestas">
      <h2 id="respuestas">{answersCount(count)}</h2>
      {count === 0 && isRead && place.isOpen && <p>{m.conversation_answers_none()}</p>}
      {count > 1 && <p class="secondary">{m.conversation_answers_order()}</p>}
      {answers.length > 0 && (
        <ol class="comments">
          {answers.map((answer) => (
            <OneAnswer {...props} answer={answer} />
          ))}
        </ol>
      )}
      <Pagination
        paged={paged}
        hrefOf={(pagina) =>
          `${questionAddress(question.number)}${pagina === undefined ? '' : `?pagina=${pagina}`}#conversacion`
        }
      />
      {isRead ? (
        <div class="screen-only">
          <Entrance place={place} writer={writer} teams={props.teams} />
        </div>
      ) : (
        <p class="secondary">
          {props.asked.isOwn && props.asked.written !== undefined
            ? m.conversation_question_waits()
            : m.conversation_refused_question_gone()}
        </p>
      )}
    </section>
  );
}

function OneAnswer({
  answer,
  place,
  keepers,
  now,
}: AnswersProps & { readonly answer: SeenAnswer }): ComponentChildren {
  const { comment, marks, replies, repliesCount } = answer;
  const isPinned = marks.pinnedBy.length > 0 && comment.written !== undefined;
  return (
    <li>
      <div class={isPinned ? 'answer-pinned' : undefined}>
        {isPinned && <PinnedBy marks={marks} />}
        <CommentArticle
          comment={comment}
          isOpen={place.isOpen}
          now={now}
          replyLabel={m.conversation_answer_remark()}
        >
          <AnswerMarksPart comment={comment} marks={marks} keepers={keepers} />
        </CommentArticle>
      </div>
      {replies.length > 0 && (
        <ol class="comments comment-replies">
          {replies.map((reply) => (
            <li>
              <CommentArticle comment={reply} isOpen={place.isOpen} now={now} />
            </li>
          ))}
        </ol>
      )}
      {repliesCount > replies.length && (
        <p class="comment-more">
          <a href={commentPath.to({ comment: comment.id })}>
            {m.conversation_all_replies({ count: repliesCount })}
          </a>
        </p>
      )}
    </li>
  );
}

function Aside(props: AnswersProps & { readonly title: string }) {
  const { question, place, guides, isFollowing, isRead, publicUrl, title } = props;
  const { number, theme, comunaName, comunaSlug } = question;
  return (
    <aside class="stack-wide">
      {guides.length > 0 && (
        <section class="stack">
          <h2 class="panel-heading">{m.conversation_question_guides()}</h2>
          {guides.map((guide) => (
            <GuideRow guide={guide} isShort />
          ))}
        </section>
      )}
      <section class="stack">
        <h2 class="panel-heading">{m.conversation_question_facts()}</h2>
        <dl class="forum-facts">
          <div>
            <dt>{m.conversation_field_theme()}</dt>
            <dd>
              <a href={forumAddress(theme)}>{themeWords[theme]()}</a>
            </dd>
          </div>
          {comunaName !== null && comunaSlug !== null && (
            <div>
              <dt>{m.conversation_field_comuna()}</dt>
              <dd>
                <a href={comunaPath.to({ slug: comunaSlug })}>{comunaName}</a>
              </dd>
            </div>
          )}
        </dl>
        {isRead && <Follow place={place} isFollowing={isFollowing} />}
      </section>
      {isRead && <Share title={title} address={`${publicUrl}${questionAddress(number)}`} />}
      <Ways {...props} />
    </aside>
  );
}

/** What else can be done with it, and where it can be taken along. */
function Ways({ question, place, asked, writer, keepers, isRead }: AnswersProps) {
  const { number } = question;
  const files = { query: { lugar: place.id } };
  return (
    <ul class="comment-ways">
      {writer !== undefined && (
        <li>
          <a href={ownCommentsPath.to({})}>{m.conversation_own_title()}</a>
        </li>
      )}
      {isRead && (
        <li>
          <a href={commentFilePaths.csv.to({}, files)}>{m.conversation_question_csv()}</a>
        </li>
      )}
      {isRead && (
        <li>
          <a href={commentFilePaths.json.to({}, files)}>{m.conversation_question_json()}</a>
        </li>
      )}
      {isRead && asked.isOwn && question.closing === undefined && (
        <li>
          <a href={ownTitlePath.to({ number: String(number) })}>{m.conversation_title_correct()}</a>
        </li>
      )}
      {question.closing === undefined &&
        keepers.map(({ slug, name: institution }) => (
          <li>
            <a href={keptTitlePath.to({ institution: slug, number: String(number) })}>
              {m.conversation_title_correct_as({ institution })}
            </a>
          </li>
        ))}
      {keepers.map(({ slug, name }) => (
        <li>
          <a href={closeQuestionPath.to({ institution: slug, number: String(number) })}>
            {question.closing === undefined
              ? m.conversation_question_close_as({ institution: name })
              : m.conversation_question_open_as({ institution: name })}
          </a>
        </li>
      ))}
    </ul>
  );
}
