// What pages of official results share: the way to them, and a page that says why not.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { pageOfRefusal } from '../../../../ui/refused-page/refused-page.tsx';
import { editionPath, type PublicEdition } from '../../../edition/editions/index.ts';
import { institutionPath } from '../../../ground/institutions/index.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { officialRefusalSentence, officialRefusalStatus } from './bring-words.ts';
import { resultsPath } from './official-paths.ts';

/** The way from the institution to the results of an edition. */
export function resultCrumbs({ place, slug, name }: PublicEdition): readonly Crumb[] {
  const at = { institution: place.slug, edition: slug };
  return [
    { label: place.name, href: institutionPath.to({ institution: place.slug }) },
    { label: name, href: editionPath.to(at) },
    { label: m.count_result_title(), href: resultsPath.to(at) },
  ];
}

export function officialRefusedPage(refusal: OfficialRefusal): Page {
  const status = officialRefusalStatus[refusal.code];
  const title = status === 404 ? m.count_result_absent_title() : m.count_result_refused_title();
  return pageOfRefusal({ status, title, sentence: officialRefusalSentence(refusal) });
}
