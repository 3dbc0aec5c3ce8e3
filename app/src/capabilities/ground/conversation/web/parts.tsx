// A page that refuses, and leads on.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import type { Refusal } from '../rules/refusal.ts';
import { forumPath } from './forum-paths.ts';
import { conversationsPath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.conversation_refused_title(),
    sentence: sentenceOf(refusal),
    back,
  });
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
