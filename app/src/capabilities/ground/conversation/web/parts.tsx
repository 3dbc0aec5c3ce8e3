// A page that refuses, and leads on.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Refusal } from '../rules/refusal.ts';
import { forumPath } from './forum-paths.ts';
import { conversationsPath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

export interface Back {
  readonly label: string;
  readonly href: string;
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back: Back): Page {
  const title = m.conversation_refused_title();
  return {
    status: statusOf(refusal),
    robots: 'noindex',
    title,
    description: sentenceOf(refusal),
    hero: <Hero title={title} lead={sentenceOf(refusal)} />,
    body: (
      <section class="section">
        <div class="wrap">
          <p>
            <a href={back.href}>{back.label}</a>
          </p>
        </div>
      </section>
    ),
  };
}

export function unknownPage(): Page {
  return refusedPage(
    { code: 'conversation/unknown' },
    { label: m.conversation_list_title(), href: conversationsPath.to({}) },
  );
}

export function unknownInForum(): Page {
  return refusedPage(
    { code: 'conversation/unknown-in-forum' },
    { label: m.conversation_forum_see_all(), href: forumPath.to({}) },
  );
}
