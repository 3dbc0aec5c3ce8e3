// What waits for a second review elsewhere, before a national body.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { Desk } from './parts.tsx';
import { SecondReviewsPart, type SecondReviewsProps } from './second-reviews-part.tsx';

export interface ReviewsPageProps extends SecondReviewsProps {
  readonly desk: Desk;
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function reviewsPage(props: ReviewsPageProps): Page {
  const { desk, reviews, problems, status, done } = props;
  const title = m.consultations_reviews_title();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.consultations_reviews_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.consultations_reviews_lead()}
        crumbs={[
          { label: desk.name, href: deskPath.to({ institution: desk.slug }) },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          {reviews.length === 0 && (
            <EmptyState title={m.consultations_reviews_none()}>
              <p>{m.consultations_reviews_lead()}</p>
            </EmptyState>
          )}
          <SecondReviewsPart {...props} />
        </div>
      </section>
    ),
  };
}
