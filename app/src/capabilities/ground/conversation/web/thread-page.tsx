// A thread on a page of its own, and what a comment said before it was changed.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import type { ShownVersion } from '../store/comments.ts';
import type { Place } from '../store/places.ts';
import { CommentArticle, type SeenComment } from './comment-article.tsx';
import { commentAddress, commentPath, placeAddress } from './paths.ts';
import { momentOf, sideWords } from './words.ts';
import { WrittenText } from './written-text.tsx';

export interface ThreadPageProps {
  readonly place: Place;
  readonly first: SeenComment;
  readonly replies: readonly SeenComment[];
  readonly paged: Paged;
  readonly done: string | undefined;
  readonly now: Date;
}

export function threadPage(props: ThreadPageProps): Page {
  const { place, first, replies, paged, done, now } = props;
  const title = place.titles[currentLocale()];
  return {
    title: m.conversation_thread_title({ place: title }),
    description: m.conversation_thread_description({ place: title }),
    robots: 'noindex',
    hero: (
      <Hero
        title={m.conversation_thread_heading()}
        crumbs={[
          { label: title, href: placeAddress(place) },
          { label: m.conversation_thread_heading() },
        ]}
        lead={
          first.side === null
            ? m.conversation_thread_lead({ place: title })
            : m.conversation_thread_lead_side({ place: title, side: sideWords[first.side]() })
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide conversation">
          <Done text={done} />
          <CommentArticle comment={first} isOpen={place.isOpen} now={now} />
          <ol class="comments comment-replies">
            {replies.map((reply) => (
              <li>
                <CommentArticle comment={reply} isOpen={place.isOpen} now={now} />
              </li>
            ))}
          </ol>
          <Pagination
            paged={paged}
            hrefOf={(pagina) =>
              commentPath.to({ comment: first.id }, { query: { pagina: pagina ?? '1' } })
            }
          />
          <p>
            <a href={placeAddress(place)}>{m.conversation_back({ place: title })}</a>
          </p>
        </div>
      </section>
    ),
  };
}

export function versionsPage(given: {
  readonly commentId: string;
  readonly place: Place;
  readonly name: string;
  readonly versions: readonly ShownVersion[];
}): Page {
  const { commentId, place, name, versions } = given;
  const title = m.conversation_versions_title();
  return {
    title,
    description: m.conversation_versions_lead({ name }),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: place.titles[currentLocale()], href: placeAddress(place) },
          { label: m.conversation_thread_heading(), href: commentAddress(commentId) },
          { label: title },
        ]}
        lead={m.conversation_versions_lead({ name })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap">
          <ol class="comments">
            {versions.map(({ text, lang, writtenAt }, index) => (
              <li class="comment">
                <p class="secondary">
                  {index === 0
                    ? m.conversation_version_now({ moment: momentOf(writtenAt) })
                    : m.conversation_version_before({ moment: momentOf(writtenAt) })}
                </p>
                <WrittenText text={text} lang={lang} />
              </li>
            ))}
          </ol>
        </div>
      </section>
    ),
  };
}
