// What several pages of the Mesa share: the places above a page, and pages that refuse.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { desk, roundtablePath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

/** The national body whose staff is the secretariat, as every page of the desk names it. */
export interface Desk {
  readonly slug: string;
  readonly name: string;
}

/** The places above a page that everybody reads. */
export function crumbs(...rest: readonly Crumb[]): readonly Crumb[] {
  return [{ label: m.roundtable_title(), href: roundtablePath.to({}) }, ...rest];
}

/** The places above a page of the secretariat. */
export function deskCrumbs({ slug, name }: Desk, ...rest: readonly Crumb[]): readonly Crumb[] {
  return [
    { label: name, href: deskPath.to({ institution: slug }) },
    { label: m.roundtable_title(), href: desk.front.to({ institution: slug }) },
    ...rest,
  ];
}

export function dayOf(day: string): string {
  return formatDay(day, currentLocale());
}

/** Kept on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** For tables, where a whole day would break its cell. */
export function shortDayOf(day: string): string {
  return formatDay(day, currentLocale(), { length: 'short' });
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.roundtable_refused_title(),
    sentence: sentenceOf(refusal),
    back,
  });
}

/** Nothing of that name, or somebody else's: nobody can tell which. */
export function unknownPage(
  back: Way = { label: m.roundtable_to_front(), href: roundtablePath.to({}) },
): Page {
  return refusedPage({ code: 'roundtable/unknown' }, back);
}
