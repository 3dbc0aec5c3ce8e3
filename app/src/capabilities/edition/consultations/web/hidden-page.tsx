// What a moderator hid, as its author sees it: why, what somebody else decided, and the form that asks for that.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { next } from '../rules/consultation.ts';
import type { Consultation } from '../store/consultations.ts';
import type { Observation } from '../store/observations.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';
import type { SecondReview } from '../store/second-reviews.ts';
import { hiddenFor } from './observation-list.tsx';
import { askReviewPath, consultationPath, consultationsPath } from './paths.ts';
import { instantOf, placeOf, waitsFor } from './words.ts';

export interface HiddenPageProps {
  readonly consultation: Consultation;
  /** Undefined for the whole. */
  readonly paragraph: KeptParagraph | undefined;
  readonly observation: Observation;
  /** What she asked about this hiding, and what came of it. */
  readonly review: SecondReview | undefined;
  readonly now: Date;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function hiddenPage(props: HiddenPageProps): Page {
  const { consultation, paragraph, observation, problems, status, done } = props;
  const { slug, title } = consultation;
  const heading = m.consultations_own_hidden_title();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${heading}: ${title}`,
    description: m.consultations_own_hidden_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={heading}
        crumbs={[
          { label: m.consultations_list_title(), href: consultationsPath.to({}) },
          { label: title, href: consultationPath.to({ consultation: slug }) },
          { label: placeOf(paragraph?.number) },
        ]}
        lead={m.consultations_own_hidden_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide consultation-form">
          <FormProblems problems={problems} isOnPage={() => mayAsk(props)} />
          <Done text={done} />
          <blockquote class="consultation-quoted" lang={writtenLang()}>
            <p class="observation-words">{observation.reasons}</p>
            {observation.proposed !== '' && <p class="observation-words">{observation.proposed}</p>}
          </blockquote>
          <WhatBecame {...props} />
          {mayAsk(props) && <AskForm {...props} />}
        </div>
      </section>
    ),
  };
}

function mayAsk({ consultation, review }: HiddenPageProps): boolean {
  return review === undefined && next(consultation.state, 'review').ok;
}

function WhatBecame({ consultation, observation, review, now }: HiddenPageProps) {
  return (
    <Notice tone="warning" title={m.consultations_hidden({ reason: hiddenFor(observation) })}>
      {review !== undefined && review.outcome === undefined && (
        <p>
          {m.consultations_review_waits({ moment: instantOf(review.askedAt, consultation) })}{' '}
          {waitsFor(review, consultation, now)}
        </p>
      )}
      {review?.outcome === 'upheld' && <p>{m.consultations_review_upheld()}</p>}
      {review?.answer !== undefined && <p lang={writtenLang()}>{review.answer}</p>}
    </Notice>
  );
}

function AskForm({ consultation, paragraph, typed, problems }: HiddenPageProps) {
  const to = { consultation: consultation.slug, paragraph: String(paragraph?.number ?? 0) };
  return (
    <form class="stack-wide" action={askReviewPath.to(to)} method="post" noValidate>
      <TextAreaField
        id="porque"
        name="porque"
        label={m.consultations_field_why()}
        hint={m.consultations_hint_why()}
        error={problemOf(problems, 'porque')}
        value={typed.porque}
        rows={4}
      />
      <p>
        <Button>{m.consultations_review_ask()}</Button>
      </p>
    </form>
  );
}
