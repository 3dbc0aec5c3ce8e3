// One comment as it stands on a page, or the trace of what is no longer there to be read.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { editableUntil } from '../rules/comment.ts';
import { languageOf, languages } from '../rules/language.ts';
import type { ReadComment } from '../store/comments.ts';
import {
  anchorOf,
  commentAddress,
  editPath,
  ownCommentPath,
  replyPath,
  reportPath,
  versionsPath,
  withdrawPath,
} from './paths.ts';
import { momentOf, reasonWords } from './words.ts';
import { WrittenText } from './written-text.tsx';

export interface SeenComment extends ReadComment {
  /** Undefined once the author has been forgotten. */
  readonly authorName: string | undefined;
  /** Who is answered, if everybody still reads that comment. */
  readonly answersName: string | undefined;
  readonly isOwn: boolean;
  /** Public names that it can mention. */
  readonly names: readonly string[];
}

export interface CommentArticleProps {
  readonly comment: SeenComment;
  /** Whether the place takes anything new. */
  readonly isOpen: boolean;
  readonly now: Date;
  /** What else stands below its text. */
  readonly children?: ComponentChildren;
  /** What replying is called here. */
  readonly replyLabel?: string;
}

export function CommentArticle(props: CommentArticleProps) {
  const { comment, children } = props;
  const { id, hiding, withdrawnAt, written } = comment;
  if (hiding !== undefined) {
    const { at, reason, institutionName: institution } = hiding;
    return (
      <Trace id={id}>
        {m.conversation_trace_hidden({
          moment: momentOf(at),
          reason: reasonWords[reason](),
          institution,
        })}
        {comment.isOwn && (
          <>
            {' '}
            <a href={ownCommentPath.to({ comment: id })}>{m.conversation_trace_own()}</a>
          </>
        )}
      </Trace>
    );
  }
  if (withdrawnAt !== null || written === undefined) {
    const moment = withdrawnAt === null ? '' : momentOf(withdrawnAt);
    return <Trace id={id}>{m.conversation_trace_withdrawn({ moment })}</Trace>;
  }
  const name = comment.authorName ?? '';
  return (
    <article class="comment" id={anchorOf(id)} aria-label={m.conversation_comment_by({ name })}>
      <Heading comment={comment} name={name} />
      <WrittenText {...written} names={comment.names} />
      {children}
      <Ways {...props} />
    </article>
  );
}

function Trace({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <article class="comment comment-trace" id={anchorOf(id)}>
      <p>{children}</p>
    </article>
  );
}

function Heading({ comment, name }: { readonly comment: SeenComment; readonly name: string }) {
  const { id, postedAt, answersId, answersName, latestVersion, shownVersion, written } = comment;
  const lang = written?.lang;
  return (
    <header class="comment-heading">
      <p>
        <strong>{name}</strong>
        {comment.spokenFor !== null && (
          <>
            {', '}
            {comment.spokenFor}
          </>
        )}{' '}
        <a class="secondary" href={commentAddress(id)}>
          <time dateTime={postedAt.toISOString()}>{momentOf(postedAt)}</time>
        </a>
        {comment.versionsCount > 1 && (
          <>
            {' · '}
            <a class="secondary" href={versionsPath.to({ comment: id })}>
              {m.conversation_edited()}
            </a>
          </>
        )}
        {lang !== undefined && lang !== languageOf(currentLocale()) && (
          <>
            {' · '}
            <span class="secondary" lang={lang}>
              {languages[lang]}
            </span>
          </>
        )}
      </p>
      {answersId !== null && (
        <p class="secondary">
          <a href={`#${anchorOf(answersId)}`}>
            {answersName === undefined
              ? m.conversation_answers_gone()
              : m.conversation_answers({ name: answersName })}
          </a>
        </p>
      )}
      {comment.isOwn && latestVersion !== shownVersion && (
        <p>
          <Tag tone="attention">
            {shownVersion === null ? m.conversation_waits() : m.conversation_edit_waits()}
          </Tag>
        </p>
      )}
    </header>
  );
}

/** What can be done with it; whoever is not signed in is led to the sign-in and back. */
function Ways({ comment, isOpen, now, replyLabel }: CommentArticleProps) {
  const { id, isOwn, shownVersion, postedAt } = comment;
  const to = { comment: id };
  const canEdit = isOwn && isOpen && now <= editableUntil(postedAt);
  return (
    <ul class="comment-ways">
      {isOpen && shownVersion !== null && (
        <li>
          <a href={replyPath.to(to)}>{replyLabel ?? m.conversation_reply()}</a>
        </li>
      )}
      {canEdit && (
        <li>
          <a href={editPath.to(to)}>{m.conversation_edit()}</a>
        </li>
      )}
      {isOwn ? (
        <li>
          <a href={withdrawPath.to(to)}>{m.conversation_withdraw()}</a>
        </li>
      ) : (
        <li>
          <a href={reportPath.to(to)} rel="nofollow">
            {m.conversation_report()}
          </a>
        </li>
      )}
    </ul>
  );
}
