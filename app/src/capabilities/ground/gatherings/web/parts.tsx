// What several pages of the room share: states, the places above a page of a desk, forms, and pages that refuse.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import { ownPath } from '../../organizations/index.ts';
import type { GatheringState } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Caller, Gathering } from '../store/gatherings.ts';
import { at, desk, gatheringPath, gatheringsPath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { stateTones, stateWords } from './words.ts';

export function StateTag({ state }: { readonly state: GatheringState }) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** The places above a page of the desk. */
export function deskCrumbs(caller: Caller, ...rest: readonly Crumb[]): readonly Crumb[] {
  const { kind, slug, name } = caller;
  const home =
    kind === 'institution'
      ? deskPath.to({ institution: slug })
      : ownPath.to({ organization: slug });
  return [
    { label: name, href: home },
    { label: m.gatherings_desk_title(), href: at(desk.list, caller) },
    ...rest,
  ];
}

export interface DeskFrame {
  readonly gathering: Gathering;
  readonly title: string;
  readonly lead?: string;
  readonly done?: string | undefined;
  readonly status?: Page['status'] | undefined;
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page of the desk about one gathering, under its own page there. */
export function gatheringDeskPage(frame: DeskFrame): Page {
  const { gathering, title, lead, done, status, tags, actions, children } = frame;
  const { caller, id } = gathering;
  const isHub = title === gathering.title;
  return {
    ...(status === undefined ? {} : { status }),
    title: isHub ? `${title}: ${caller.name}` : `${title}: ${gathering.title}`,
    description: lead ?? title,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={tags}
        actions={actions}
        crumbs={deskCrumbs(
          caller,
          ...(isHub ? [] : [{ label: gathering.title, href: at(desk.one, caller, id) }]),
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {children}
        </div>
      </section>
    ),
  };
}

export interface EncounterFrame {
  readonly gathering: Gathering;
  readonly title: string;
  readonly crumb: string;
  readonly lead: string;
  readonly done: string | undefined;
  readonly status?: Page['status'] | undefined;
  readonly children: ComponentChildren;
}

/** A public page of its own under that of an encounter. */
export function encounterPage(frame: EncounterFrame): Page {
  const { gathering, title, crumb, lead, done, status, children } = frame;
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: lead,
    current: 'comunas',
    hero: (
      <Hero
        title={<span lang={writtenLang()}>{gathering.title}</span>}
        lead={lead}
        crumbs={[
          { label: m.gatherings_list_title(), href: gatheringsPath.to({}) },
          { label: gathering.title, href: gatheringPath.to({ gathering: gathering.slug }) },
          { label: crumb },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {children}
        </div>
      </section>
    ),
  };
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.gatherings_refused_title(),
    sentence: sentenceOf(refusal),
    back,
  });
}

/** Nothing of that name, or somebody else's: nobody can tell which. */
export function unknownPage(
  back: Way = {
    label: m.gatherings_see_all(),
    href: gatheringsPath.to({}),
  },
): Page {
  return refusedPage({ code: 'gatherings/unknown' }, back);
}
