// A person's own comments: what became of each, taking one back, and asking that somebody else look at it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { editableUntil } from '../rules/comment.ts';
import type { OwnDecision } from '../store/decisions.ts';
import type { OwnComment } from '../store/own-comments.ts';
import {
  askReviewPath,
  commentAddress,
  editPath,
  ownCommentPath,
  ownCommentsPath,
  placeAddress,
  withdrawPath,
} from './paths.ts';
import { momentOf, reasonWords } from './words.ts';
import { WrittenText } from './written-text.tsx';

/** What became of it, in two or three words. */
function stateOf({ hidingId, withdrawnAt, shownVersion, latestVersion }: OwnComment): {
  readonly tone: TagTone;
  readonly words: string;
} {
  if (withdrawnAt !== null) return { tone: 'outline', words: m.conversation_state_withdrawn() };
  if (hidingId !== null) return { tone: 'stop', words: m.conversation_state_hidden() };
  if (shownVersion === null) return { tone: 'attention', words: m.conversation_waits() };
  return shownVersion === latestVersion
    ? { tone: 'done', words: m.conversation_state_shown() }
    : { tone: 'attention', words: m.conversation_edit_waits() };
}

export interface OwnCommentsPageProps {
  readonly comments: readonly OwnComment[];
  readonly paged: Paged;
}

export function ownCommentsPage({ comments, paged }: OwnCommentsPageProps): Page {
  return {
    robots: 'noindex',
    title: m.conversation_own_title(),
    description: m.conversation_own_lead(),
    hero: <Hero title={m.conversation_own_title()} lead={m.conversation_own_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {comments.length === 0 && (
            <EmptyState title={m.conversation_own_none_title()}>
              <p>{m.conversation_own_none_text()}</p>
            </EmptyState>
          )}
          <ol class="comments">
            {comments.map((comment) => (
              <li class="comment">
                <OwnHeading comment={comment} />
                {comment.written !== undefined && <WrittenText {...comment.written} />}
              </li>
            ))}
          </ol>
          <Pagination
            paged={paged}
            hrefOf={(pagina) => ownCommentsPath.to({}, { query: { pagina } })}
          />
        </div>
      </section>
    ),
  };
}

function OwnHeading({ comment }: { readonly comment: OwnComment }) {
  const { tone, words } = stateOf(comment);
  return (
    <header class="comment-heading">
      <p>
        <a href={ownCommentPath.to({ comment: comment.id })}>
          {comment.place.titles[currentLocale()]}
        </a>{' '}
        <span class="secondary">{momentOf(comment.postedAt)}</span>
      </p>
      <p>
        <Tag tone={tone}>{words}</Tag>
      </p>
    </header>
  );
}

export interface OwnCommentPageProps {
  readonly comment: OwnComment;
  /** The decision that hides it now. */
  readonly hiding: OwnDecision | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
  readonly now: Date;
}

export function ownCommentPage(props: OwnCommentPageProps): Page {
  const { comment, problems, done } = props;
  const { place, written } = comment;
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: m.conversation_own_one_title(),
    description: m.conversation_own_lead(),
    hero: (
      <Hero
        title={m.conversation_own_one_title()}
        crumbs={[
          { label: m.conversation_own_title(), href: ownCommentsPath.to({}) },
          { label: m.conversation_own_one_title() },
        ]}
        lead={
          <a href={placeAddress(place)}>
            {m.conversation_thread_lead({ place: place.titles[currentLocale()] })}
          </a>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} isOnPage={() => mayAskReview(props)} />
          <div class="comment">
            <OwnHeading comment={comment} />
            {written !== undefined && <WrittenText {...written} />}
          </div>
          <Hiding {...props} />
          <OwnWays {...props} />
        </div>
      </section>
    ),
  };
}

function mayAskReview({ comment, hiding }: OwnCommentPageProps): boolean {
  return hiding?.askedAt === null && comment.withdrawnAt === null;
}

/** Why it is hidden, what somebody else said of it, and the form that asks for that. */
function Hiding(props: OwnCommentPageProps) {
  const { comment, hiding, typed, problems } = props;
  if (hiding === undefined || comment.withdrawnAt !== null) return null;
  const { at, reason, words, institutionName, askedAt, outcome, answer } = hiding;
  return (
    <>
      <Notice tone="warning" title={m.conversation_hidden_title()}>
        <p>
          {m.conversation_trace_hidden({
            moment: momentOf(at),
            reason: reasonWords[reason](),
            institution: institutionName,
          })}
        </p>
        {words !== null && <p>{m.conversation_hidden_words({ words })}</p>}
        {askedAt !== null && outcome === null && (
          <p>{m.conversation_review_waits({ moment: momentOf(askedAt) })}</p>
        )}
        {outcome === 'upheld' && <p>{m.conversation_review_upheld()}</p>}
        {answer !== null && <p>{m.conversation_hidden_words({ words: answer })}</p>}
      </Notice>
      {mayAskReview(props) && (
        <form
          class="stack-wide"
          method="post"
          action={askReviewPath.to({ comment: comment.id })}
          noValidate
        >
          <TextAreaField
            id="porque"
            name="porque"
            label={m.conversation_field_why()}
            hint={m.conversation_hint_why()}
            error={problemOf(problems, 'porque')}
            value={typed.porque}
            rows={4}
          />
          <Button>{m.conversation_review_ask()}</Button>
        </form>
      )}
    </>
  );
}

function OwnWays({ comment, now }: OwnCommentPageProps) {
  const { id, place, shownVersion, hidingId, withdrawnAt, postedAt } = comment;
  if (withdrawnAt !== null) return null;
  const to = { comment: id };
  const isReadable = hidingId === null;
  return (
    <ul class="comment-ways">
      {isReadable && shownVersion !== null && (
        <li>
          <a href={commentAddress(id)}>{m.conversation_see()}</a>
        </li>
      )}
      {isReadable && place.isOpen && now <= editableUntil(postedAt) && (
        <li>
          <a href={editPath.to(to)}>{m.conversation_edit()}</a>
        </li>
      )}
      <li>
        <a href={withdrawPath.to(to)}>{m.conversation_withdraw()}</a>
      </li>
    </ul>
  );
}

/** Asked once more, because nothing brings it back. */
export function withdrawPage(comment: OwnComment): Page {
  const { id, place, written } = comment;
  const title = m.conversation_withdraw_title();
  return {
    robots: 'noindex',
    title,
    description: m.conversation_withdraw_lead(),
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: place.titles[currentLocale()], href: placeAddress(place) },
          { label: title },
        ]}
        lead={m.conversation_withdraw_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {written !== undefined && (
            <blockquote class="comment-quoted">
              <WrittenText {...written} />
            </blockquote>
          )}
          <form class="cluster" method="post" action={withdrawPath.to({ comment: id })}>
            <Button>{m.conversation_withdraw()}</Button>
            <ButtonLink kind="secondary" href={placeAddress(place)}>
              {m.conversation_withdraw_not()}
            </ButtonLink>
          </form>
        </div>
      </section>
    ),
  };
}
