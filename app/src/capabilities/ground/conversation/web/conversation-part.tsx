// What is said at a place, as a piece of the page of a later room: threads, the form, who follows.
import { m } from '#words';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { EDIT_WINDOW_MINUTES } from '../rules/comment.ts';
import type { Side } from '../rules/place.ts';
import { QUESTION_KIND } from '../rules/question.ts';
import type { Place } from '../store/places.ts';
import { CommentArticle, type SeenComment } from './comment-article.tsx';
import {
  commentFilePaths,
  commentPath,
  conversationsPath,
  followPath,
  ownCommentsPath,
  placeAddress,
  postPath,
} from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { sideWords } from './words.ts';
import { WriteForm } from './write-form.tsx';
import { mendingOf, type Team, type Writer } from './writer.ts';

export interface SeenThread {
  readonly first: SeenComment;
  readonly replies: readonly SeenComment[];
  readonly repliesCount: number;
}

export interface Column {
  /** Undefined in a plain place, whose only column this is. */
  readonly side: Side | undefined;
  readonly threads: readonly SeenThread[];
  readonly threadsCount: number;
}

export interface ConversationPartProps {
  readonly place: Place;
  readonly columns: readonly Column[];
  readonly paged: Paged;
  readonly hrefOfPage: (page: string | undefined) => string;
  /** Whoever is signed in. */
  readonly writer: Writer | undefined;
  readonly isFollowing: boolean;
  readonly done: string | undefined;
  readonly now: Date;
}

export function ConversationPart(props: ConversationPartProps) {
  const { place, columns, paged, hrefOfPage, done } = props;
  const isEmpty = columns.every(({ threadsCount }) => threadsCount === 0);
  return (
    <section
      class="conversation stack-wide"
      id="conversacion"
      aria-labelledby="conversacion-titulo"
    >
      <div class="conversation-head">
        <h2 id="conversacion-titulo">{m.conversation_title()}</h2>
        <Follow {...props} />
      </div>
      <Done text={done} />
      <Entrance {...props} />
      {isEmpty ? (
        place.isOpen && <p>{m.conversation_empty()}</p>
      ) : (
        <div class={columns.length > 1 ? 'conversation-sides' : undefined}>
          {columns.map((column) => (
            <ColumnOfThreads {...props} column={column} />
          ))}
        </div>
      )}
      <Pagination paged={paged} hrefOf={hrefOfPage} />
      <Elsewhere {...props} isEmpty={isEmpty} />
    </section>
  );
}

type FollowProps = Pick<ConversationPartProps, 'place' | 'isFollowing'>;

export function Follow({ place, isFollowing: follows }: FollowProps) {
  if (!place.isOpen && !follows) return null;
  const words = followWords[isQuestion(place) ? 'question' : 'place'][follows ? 'no' : 'yes'];
  return (
    <form method="post" action={followPath.to({ place: place.id })}>
      <input type="hidden" name="seguir" value={follows ? 'no' : 'si'} />
      <Button kind="secondary" small>
        {words()}
      </Button>
    </form>
  );
}

const followWords = {
  place: { yes: m.conversation_follow, no: m.conversation_unfollow },
  question: { yes: m.conversation_question_follow, no: m.conversation_question_unfollow },
} as const;

const entranceWords = {
  place: {
    text: m.conversation_sign_in_text,
    signIn: m.conversation_sign_in,
    write: m.conversation_write,
    label: m.conversation_field_text,
    post: m.conversation_post,
  },
  question: {
    text: m.conversation_answer_sign_in_text,
    signIn: m.conversation_answer_sign_in,
    write: m.conversation_answer_write,
    label: m.conversation_field_answer,
    post: m.conversation_answer_post,
  },
} as const;

function isQuestion({ kind }: Place): boolean {
  return kind === QUESTION_KIND;
}

interface EntranceProps extends Pick<ConversationPartProps, 'place' | 'writer'> {
  /** Whose team she may speak for: only in the forum. */
  readonly teams?: readonly Team[];
}

export function Entrance({ place, writer, teams = [] }: EntranceProps) {
  const action = postPath.to({ place: place.id });
  const words = entranceWords[isQuestion(place) ? 'question' : 'place'];
  if (!place.isOpen) return <Notice>{m.conversation_closed()}</Notice>;
  if (writer === undefined) {
    return (
      <div class="stack">
        <p>{words.text({ minutes: EDIT_WINDOW_MINUTES })}</p>
        <ButtonLink kind="secondary" href={action}>
          {words.signIn()}
        </ButtonLink>
      </div>
    );
  }
  if (writer.refusal !== undefined) {
    const mending = mendingOf(writer.refusal, placeAddress(place));
    return (
      <Notice>
        <p>{sentenceOf(writer.refusal)}</p>
        {mending !== undefined && (
          <p>
            <a href={mending.href}>{mending.label}</a>
          </p>
        )}
      </Notice>
    );
  }
  return (
    <Disclosure summary={words.write()}>
      <WriteForm
        action={action}
        typed={{}}
        problems={[]}
        asksSide={place.mode === 'two-column'}
        label={words.label()}
        button={words.post()}
        publicName={writer.publicName}
        waits={writer.waits}
        teams={teams}
      />
    </Disclosure>
  );
}

function ColumnOfThreads({
  column,
  place,
  now,
}: ConversationPartProps & { readonly column: Column }) {
  const { side, threads, threadsCount } = column;
  return (
    <div class="stack">
      {side !== undefined && (
        <h3>{m.conversation_column({ side: sideWords[side](), count: threadsCount })}</h3>
      )}
      {side !== undefined && threads.length === 0 && (
        <p class="secondary">{m.conversation_column_empty()}</p>
      )}
      <ol class="comments">
        {threads.map(({ first, replies, repliesCount }) => (
          <li>
            <CommentArticle comment={first} isOpen={place.isOpen} now={now} />
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
                <a href={commentPath.to({ comment: first.id })}>
                  {m.conversation_all_replies({ count: repliesCount })}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The same as data, one's own comments, and where else people talk. */
function Elsewhere({
  place,
  writer,
  isEmpty,
}: ConversationPartProps & { readonly isEmpty: boolean }) {
  const query = { lugar: place.id };
  return (
    <ul class="comment-ways">
      {writer !== undefined && (
        <li>
          <a href={ownCommentsPath.to({})}>{m.conversation_own_title()}</a>
        </li>
      )}
      <li>
        <a href={conversationsPath.to({})}>{m.conversation_all()}</a>
      </li>
      {!isEmpty && (
        <>
          <li>
            <a href={commentFilePaths.csv.to({}, { query })}>{m.conversation_files_csv()}</a>
          </li>
          <li>
            <a href={commentFilePaths.json.to({}, { query })}>{m.conversation_files_json()}</a>
          </li>
        </>
      )}
    </ul>
  );
}
