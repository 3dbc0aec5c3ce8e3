// A page that says why not and where to go on.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';
import { simplePage } from './public-parts.tsx';
import { sentenceOf, statusOf } from './refusal-words.ts';

export function refusedPage(
  refusal: Refusal,
  back: { readonly label: string; readonly href: string },
): Page {
  return simplePage({
    status: statusOf(refusal),
    title: m.proposals_refused_page_title(),
    text: sentenceOf(refusal),
    back,
  });
}
