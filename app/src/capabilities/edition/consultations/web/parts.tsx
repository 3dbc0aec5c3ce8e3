// What several pages of the room share: states, deadlines, and pages that refuse.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { ConsultationState } from '../rules/consultation.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Consultation } from '../store/consultations.ts';
import type { ConsultationLine } from '../store/lines-about.ts';
import { consultationPath, consultationsPath, desk } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { instantOf, stateTones, stateWords } from './words.ts';

/** The institution whose staff is at its desk, as every page of the desk names it. */
export interface Desk {
  readonly slug: string;
  readonly name: string;
}

export function deskOf({ institutionSlug, institutionName }: Consultation): Desk {
  return { slug: institutionSlug, name: institutionName };
}

export function StateTag({ state }: { readonly state: ConsultationState }) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** Until when it takes observations, or since when it takes no more. */
export function deadlineOf(consultation: ConsultationLine): string {
  const { closesAt, state } = consultation;
  if (closesAt === undefined) return m.consultations_no_deadline();
  const closes = instantOf(closesAt, consultation);
  return state === 'open'
    ? m.consultations_until({ closes })
    : m.consultations_closed_on({ closes });
}

export function ConsultationLink({ consultation }: { readonly consultation: ConsultationLine }) {
  const { slug, title } = consultation;
  return (
    <a href={consultationPath.to({ consultation: slug })} lang={writtenLang()}>
      {title}
    </a>
  );
}

/** The places above a page of the desk. */
export function deskCrumbs({ slug, name }: Desk, ...rest: readonly Crumb[]): readonly Crumb[] {
  return [
    { label: name, href: deskPath.to({ institution: slug }) },
    { label: m.consultations_desk_title(), href: desk.list.to({ institution: slug }) },
    ...rest,
  ];
}

/** The way back to one consultation at the desk. */
export function crumbOf({ institutionSlug, id, title }: Consultation): Crumb {
  return {
    label: title,
    href: desk.consultation.to({ institution: institutionSlug, consultation: id }),
  };
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.consultations_refused_title(),
    sentence: sentenceOf(refusal),
    back,
  });
}

/** Nothing of that name, or somebody else's: nobody can tell which. */
export function unknownPage(
  back: Way = { label: m.consultations_see_all(), href: consultationsPath.to({}) },
): Page {
  return refusedPage({ code: 'consultations/unknown' }, back);
}
