// What several pages of the room share: facts in rows, tags, problems, what was done, a page that refuses.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Answer, Page } from '../../../../platform/http/route.ts';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Refusal } from '../rules/refusal.ts';
import type { Duplicate } from '../store/organizations.ts';
import { organizationPath, organizationsPath, representPath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import type { StateTag } from './words.ts';

export interface Fact {
  readonly label: string;
  /** Absent where there is nothing to say: the row is left out. */
  readonly text: ComponentChildren | undefined;
}

/** Label and value in rows told by rules. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="organization-facts">
      {facts
        .filter(({ text }) => text !== undefined && text !== '')
        .map(({ label, text }) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

export function StateTags({ tags }: { readonly tags: readonly StateTag[] }) {
  return (
    <>
      {tags.map(({ tone, words }) => (
        <Tag tone={tone}>{words}</Tag>
      ))}
    </>
  );
}

/** A page that says why not and where to go on; `back` is where the person came from. */
export function refusedPage(refusal: Refusal, back: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.organizations_refused_title(),
    sentence: sentenceOf(refusal),
    back,
    help: <TheOther other={otherIn(refusal)} />,
  });
}

/** The form again with what was typed, and above it why not. */
export async function refusedForm(
  refusal: Refusal,
  form: (problems: readonly FieldProblem[]) => Answer | Promise<Answer>,
): Promise<Answer> {
  const shown = await form([{ field: '', message: sentenceOf(refusal) }]);
  return shown instanceof Response ? shown : { ...shown, status: statusOf(refusal) };
}

/** The organisation that a refusal names, if it does. */
export function otherIn(refusal: Refusal): Duplicate | undefined {
  return refusal.code === 'organizations/already-registered' ? refusal : undefined;
}

/** The organisation that is there already, and the way to represent it. */
export function TheOther({ other }: { readonly other: Duplicate | undefined }) {
  if (other === undefined) return null;
  const { slug, name } = other;
  const to = { organization: slug };
  return (
    <ul class="organization-ways">
      <li>
        <a href={representPath.to(to)}>{m.organizations_ask_to_represent({ name })}</a>
      </li>
      <li>
        <a href={organizationPath.to(to)}>{m.organizations_see_page({ name })}</a>
      </li>
    </ul>
  );
}

export function unknownPage(): Page {
  return refusedPage(
    { code: 'organizations/unknown' },
    { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
  );
}
