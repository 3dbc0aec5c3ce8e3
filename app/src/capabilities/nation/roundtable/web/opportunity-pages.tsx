// Opportunities: what could be done about bottlenecks, each one press away from being an action; and the form of one more.

import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { TURNED_DAYS } from '../actions/turn-into-action.ts';
import type { Seat } from '../rules/seat.ts';
import type { Opportunity } from '../store/opportunities.ts';
import { actionPath, newOpportunityPath, opportunitiesPath, turnPath } from './agenda-paths.ts';
import { dayOfInstant, MemberName, Said } from './agenda-words.tsx';
import { BottleneckChoices, type BottleneckToChoose } from './bottleneck-choices.tsx';
import type { FormPageProps } from './bottleneck-form-page.tsx';
import { BottleneckLink } from './bottleneck-pages.tsx';
import { crumbs } from './parts.tsx';

export interface OpportunitiesPageProps {
  readonly opportunities: readonly Opportunity[];
  readonly seat: Seat | undefined;
  readonly done: string | undefined;
}

export function opportunitiesPage({ opportunities, seat, done }: OpportunitiesPageProps): Page {
  const title = m.roundtable_opportunities();
  return {
    title,
    description: m.roundtable_opportunities_lead(),
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_opportunities_lead()}
        crumbs={crumbs({ label: title })}
        actions={
          seat && (
            <ButtonLink href={newOpportunityPath.to({})}>
              {m.roundtable_opportunity_offer()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {opportunities.length === 0 ? (
            <EmptyState title={m.roundtable_opportunities_none()}>
              <p>{m.roundtable_opportunities_lead()}</p>
            </EmptyState>
          ) : (
            opportunities.map((opportunity) => <One opportunity={opportunity} seat={seat} />)
          )}
        </div>
      </section>
    ),
  };
}

function One({
  opportunity,
  seat,
}: {
  readonly opportunity: Opportunity;
  readonly seat: Seat | undefined;
}) {
  const { number, title, text, offeredBy, offeredAt, bottlenecks, actionNumber } = opportunity;
  return (
    <article class="stack roundtable-requirement" id={`oportunidad-${number}`}>
      <h2 lang={writtenLang()}>{title}</h2>
      <p class="roundtable-quote" lang={writtenLang()}>
        {text}
      </p>
      <dl class="stack roundtable-said">
        <Said label={m.roundtable_offered_by()}>
          <MemberName member={offeredBy} />, {dayOfInstant(offeredAt)}
        </Said>
        {bottlenecks.length > 0 && (
          <Said label={m.roundtable_bottlenecks()}>
            <ul>
              {bottlenecks.map((one) => (
                <li>
                  <BottleneckLink bottleneck={one} />
                </li>
              ))}
            </ul>
          </Said>
        )}
      </dl>
      {actionNumber !== undefined && (
        <p>
          <a href={actionPath.to({ action: String(actionNumber) })}>
            {m.roundtable_opportunity_became({ number: actionNumber })}
          </a>
        </p>
      )}
      {actionNumber === undefined && seat && (
        <form action={turnPath.to({ opportunity: String(number) })} method="post">
          <Button kind="secondary">{m.roundtable_opportunity_turn()}</Button>
          <span class="roundtable-note">
            {m.roundtable_opportunity_turn_note({ days: TURNED_DAYS })}
          </span>
        </form>
      )}
    </article>
  );
}

export function newOpportunityPage({
  typed,
  problems,
  status,
  bottlenecks,
}: FormPageProps & { readonly bottlenecks: readonly BottleneckToChoose[] }): Page {
  const title = m.roundtable_opportunity_offer();
  const field = (name: string) => ({
    ...{ id: name, name, value: typed[name] ?? '', error: problemOf(problems, name) },
  });
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.roundtable_opportunities_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        crumbs={crumbs(
          { label: m.roundtable_opportunities(), href: opportunitiesPath.to({}) },
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <form class="stack-wide" action={newOpportunityPath.to({})} method="post" noValidate>
            <Field {...field('titulo')} label={m.roundtable_field_title()} />
            <TextAreaField {...field('texto')} rows={6} label={m.roundtable_field_text()} />
            <BottleneckChoices bottlenecks={bottlenecks} typed={typed} problems={problems} />
            <p>
              <Button>{m.roundtable_opportunity_offer()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}
