// What several pages of the room share: problems, what was done, states, and pages that refuse.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { SurveyState } from '../rules/survey.ts';
import { deskSurveysPath, surveysPath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { stateTones, stateWords } from './words.ts';

/** The institution whose staff is at its desk, as every page of the desk names it. */
export interface Desk {
  readonly slug: string;
  readonly name: string;
}

export function StateTag({ state }: { readonly state: SurveyState }) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** The places above a page of the desk. */
export function deskCrumbs({ slug, name }: Desk, ...rest: readonly Crumb[]): readonly Crumb[] {
  return [
    { label: name, href: deskPath.to({ institution: slug }) },
    { label: m.surveys_desk_title(), href: deskSurveysPath.to({ institution: slug }) },
    ...rest,
  ];
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.surveys_refused_title(),
    sentence: sentenceOf(refusal),
    back,
  });
}

/** Nothing of that name, or somebody else's: nobody can tell which. */
export function unknownPage(
  back: Way = {
    label: m.surveys_see_all(),
    href: surveysPath.to({}),
  },
): Page {
  return refusedPage({ code: 'surveys/unknown' }, back);
}
