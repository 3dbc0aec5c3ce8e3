// What several pages of ballot lists share: the edition of an address, tags, rows, and pages that refuse.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { editionPath, type PublicEdition } from '../../editions/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { BallotList } from '../store/lists.ts';
import { listsPath } from './paths.ts';
import { refusalStatus, sentenceOf } from './refusal-words.ts';
import { type ListState, stateOf, stateTones, stateWords } from './words.ts';

export function StateTag({ state }: { readonly state: ListState }) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** How a list stands. */
export function ListTag({ list }: { readonly list: BallotList }) {
  return <StateTag state={stateOf(list)} />;
}

/** The way from the institution to the lists of an edition. */
export function crumbsOf({ place, slug, name }: PublicEdition): readonly Crumb[] {
  const at = { institution: place.slug, edition: slug };
  return [
    { label: place.name, href: institutionPath.to({ institution: place.slug }) },
    { label: name, lang: writtenLang(), href: editionPath.to(at) },
    { label: m.ballot_list_title(), href: listsPath.to(at) },
  ];
}

/** In groups of eight, so that it can be compared by eye. */
export function Hash({ sha256 }: { readonly sha256: string }) {
  return <span class="code ballot-list-hash">{sha256.replaceAll(/.{8}(?=.)/g, '$& ')}</span>;
}

interface FactsProps {
  readonly rows: readonly { readonly label: string; readonly text: ComponentChildren }[];
}

export function Facts({ rows }: FactsProps) {
  return (
    <dl class="ballot-list-facts">
      {rows.map(({ label, text }) => (
        <div>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What was written in Spanish. */
export function Said({ children }: { readonly children: ComponentChildren }) {
  return <span lang={writtenLang()}>{children}</span>;
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back?: Way): Page {
  const status = refusalStatus[refusal.code];
  const title = status === 404 ? m.ballot_list_absent_title() : m.ballot_list_refused_title();
  return pageOfRefusal({ status, title, sentence: sentenceOf(refusal), back });
}
