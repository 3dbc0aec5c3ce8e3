// Where the author of a proposal mends what the review asks for: what was asked and until when, and her text to change.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type Proposal, proposalPath, proposalsPath } from '../../proposals/index.ts';
import type { Correction } from '../store/examinations.ts';
import { typedOf } from './author-forms.ts';
import { ContentsFields, labels } from './contents-fields.tsx';
import { correctPath } from './paths.ts';
import { instantWords } from './words.ts';

export interface CorrectPageProps {
  readonly proposal: Proposal;
  readonly correction: Correction;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function correctPage(props: CorrectPageProps): Page {
  const { proposal, correction, problems, status } = props;
  const { institutionSlug: institution, editionSlug: edition, editionName } = proposal;
  const at = { institution, edition, number: String(proposal.number) };
  const title = m.review_correct_title();
  const until = instantWords(correction.answerUntil, proposal.timeZone);
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${proposal.contents.title}`,
    description: m.review_correct_lead({ until }),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.review_correct_lead({ until })}
        crumbs={[
          { label: editionName, href: proposalsPath.to({ institution, edition }) },
          { label: proposal.contents.title, href: proposalPath.to(at) },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Notice title={m.review_correct_asked()}>
            <p class="review-lines">{correction.asked}</p>
          </Notice>
          <Form {...props} action={correctPath.to(at)} />
        </div>
      </section>
    ),
  };
}

function Form({
  proposal,
  typed,
  problems,
  action,
}: CorrectPageProps & { readonly action: string }) {
  const { contents, version } = proposal;
  const isSent = typed.version !== undefined;
  const shown = isSent ? typed : typedOf(contents);
  return (
    <form class="stack-wide review-form" action={action} method="post" noValidate>
      <ContentsFields {...{ version, shown, problems }} />
      <Field
        id="costo"
        name="costo"
        label={labels.costo()}
        hint={contents.costLines.length > 0 ? m.review_correct_cost_hint() : undefined}
        inputMode="numeric"
        error={problemOf(problems, 'costo')}
        value={shown.costo}
      />
      <TextAreaField
        id="razon"
        name="razon"
        label={m.review_correct_reason()}
        hint={m.review_hint_public()}
        error={problemOf(problems, 'razon')}
        value={typed.razon}
        rows={3}
      />
      <p>
        <Button>{m.review_correct_now()}</Button>
      </p>
    </form>
  );
}

/** After she sent it. */
export function mendedPage({ institutionSlug, editionSlug, number, contents }: Proposal): Page {
  const at = { institution: institutionSlug, edition: editionSlug, number: String(number) };
  const title = m.review_corrected_title();
  return {
    title,
    description: m.review_corrected_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: <Hero title={title} lead={m.review_corrected_lead()} />,
    body: (
      <section class="section">
        <div class="wrap">
          <p>
            <a href={proposalPath.to(at)}>{contents.title}</a>
          </p>
        </div>
      </section>
    ),
  };
}
