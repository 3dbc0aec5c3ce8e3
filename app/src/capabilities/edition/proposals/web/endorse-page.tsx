// The page on which somebody stands behind a proposal: what it means and what it does not, and what ties her to the place.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type PublicEdition, placeName } from '../../editions/index.ts';
import type { Tie } from '../../editions/rules/index.ts';
import type { Proposal } from '../store/proposals.ts';
import { addressOf, proposalPath } from './paths.ts';
import { endorsePath } from './public-paths.ts';

export const tieOptions: Readonly<Record<Tie, () => string>> = {
  residence: m.proposals_endorse_tie_residence,
  work: m.proposals_endorse_tie_work,
  study: m.proposals_endorse_tie_study,
  organization: m.proposals_endorse_tie_organization,
};

interface EndorsePageProps {
  readonly proposal: Proposal;
  readonly edition: PublicEdition;
  readonly crumbs: readonly Crumb[];
  /** How many she has endorsed in this edition. */
  readonly givenCount: number;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function endorsePage(props: EndorsePageProps): Page {
  const { proposal, edition, crumbs, givenCount, typed, problems, status } = props;
  const { endorsements } = edition.rules.operational;
  const { title } = proposal.contents;
  const heading = m.proposals_endorse_title({ title });
  const to = addressOf(proposal);
  const { maxPerPerson: count, ties, tieMonths, minAge: min, maxAge: max } = endorsements;
  const place = placeName(edition.place);
  return {
    ...(status === undefined ? {} : { status }),
    title: heading,
    description: heading,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={<span lang={writtenLang()}>{heading}</span>}
        crumbs={[...crumbs, { label: title, href: proposalPath.to(to) }]}
        lead={m.proposals_endorse_lead({ body: bodyWords(edition) })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide proposal-form">
          <FormProblems problems={problems} />
          <p>
            {max === null
              ? m.proposals_endorse_age({ min })
              : m.proposals_endorse_ages({ min, max })}{' '}
            {count !== null && m.proposals_endorse_limit({ count, given: givenCount })}
          </p>
          <form class="stack-wide" action={endorsePath.to(to)} method="post" noValidate>
            <Choices
              id="vinculo"
              name="vinculo"
              label={m.proposals_endorse_tie({ place })}
              hint={
                tieMonths === 0
                  ? m.proposals_endorse_tie_hint()
                  : `${m.proposals_endorse_tie_months({ count: tieMonths })} ${m.proposals_endorse_tie_hint()}`
              }
              error={problemOf(problems, 'vinculo')}
              chosen={[typed.vinculo ?? '']}
              options={ties.map((tie) => ({ value: tie, label: tieOptions[tie]() }))}
            />
            <p class="secondary">{m.proposals_endorse_privacy()}</p>
            <p>
              <Button>{m.proposals_endorse_submit()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}

function bodyWords({ place }: PublicEdition): string {
  return place.kind === 'regional-government'
    ? m.proposals_endorse_body_core()
    : m.proposals_endorse_body_council();
}
