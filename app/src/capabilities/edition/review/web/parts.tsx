// What several pages of the review share: the frame of the desk, tags, and pages that refuse.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { paperDeskPath } from '../../../ground/records/index.ts';
import { editionPath } from '../../editions/index.ts';
import type { BenchStage } from '../rules/bench-filter.ts';
import type { Finding } from '../rules/checks.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { desk } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { benchStageTones, findingTones, findingWords, ownStageWords } from './words.ts';

/** Keys of the workbench, and of each proposal among those of it. */
export const benchIsland = 'src/capabilities/edition/review/web/bench.client.tsx';

interface Framed {
  readonly edition: ReviewEdition;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** The place of the page under the workbench; none for the workbench itself. */
  readonly crumbs?: readonly Crumb[];
  readonly done?: string | undefined;
  readonly status?: Page['status'];
  readonly islands?: readonly string[];
  readonly body: ComponentChildren;
}

/** A page of the desk within an edition. */
export function framed(page: Framed): Page {
  const { edition, title, lead, tags, actions, crumbs = [], done, status, islands, body } = page;
  const { institutionSlug: institution, institutionName, slug, name } = edition;
  const to = { institution, edition: slug };
  return {
    ...(status === undefined ? {} : { status }),
    ...(islands === undefined ? {} : { islands }),
    title: `${title}: ${name}`,
    description: m.review_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={tags}
        actions={actions}
        crumbs={[
          { label: institutionName, href: deskPath.to({ institution }) },
          { label: name, href: editionPath.to(to) },
          ...(crumbs.length === 0
            ? [{ label: m.review_desk_title() }]
            : [{ label: m.review_desk_title(), href: desk.bench.to(to) }, ...crumbs]),
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {body}
        </div>
      </section>
    ),
  };
}

export function StageTag({ stage }: { readonly stage: BenchStage }) {
  return <Tag tone={benchStageTones[stage]}>{ownStageWords[stage]()}</Tag>;
}

export function FindingTag({ finding }: { readonly finding: Finding | null }) {
  return finding === null ? (
    <Tag>{m.review_finding_none()}</Tag>
  ) : (
    <Tag tone={findingTones[finding]}>{findingWords[finding]()}</Tag>
  );
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of a page under its own heading. */
export function Group({ id, title, children }: GroupProps) {
  return (
    <section class="stack review-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** A page that says why not and where to go on. */
export function refusedPage(refusal: Refusal, back?: Way): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.review_refused_title(),
    sentence: sentenceOf(refusal),
    back,
  });
}

/** To the sheets of paper on which authors answer: printed there, and entered there. */
export function PaperLink({ institution }: { readonly institution: string }) {
  return (
    <p>
      <a href={paperDeskPath.to({ institution })}>{m.review_paper_desk()}</a>
    </p>
  );
}
