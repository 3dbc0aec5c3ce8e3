// The plan of work: every version that a sitting approved, with its document; and one of them as it was.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import { actionStateWords } from '../actions/agenda-words.ts';
import type { PlannedAction, PlanVersion } from '../store/plan-versions.ts';
import { agendaPath, planPath, plansPath } from './agenda-paths.ts';
import { ActionLink, AgreementLink, dayOfInstant, moneyOf, Said } from './agenda-words.tsx';
import { crumbs, shortDayOf, unbroken } from './parts.tsx';

export function plansPage(versions: readonly PlanVersion[]): Page {
  const title = m.roundtable_plan();
  return {
    title,
    description: m.roundtable_plan_lead(),
    hero: <Hero title={title} lead={m.roundtable_plan_lead()} crumbs={crumbs({ label: title })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {versions.length === 0 ? (
            <EmptyState title={m.roundtable_plan_none()}>
              <p>
                <a href={agendaPath.to({})}>{m.roundtable_front_agenda()}</a>
              </p>
            </EmptyState>
          ) : (
            <RuledTable
              caption={title}
              captionHidden
              narrow="stack"
              columns={[
                { label: m.roundtable_plan_column() },
                { label: m.roundtable_approved_on() },
                { label: m.roundtable_agreement_column() },
                { label: m.roundtable_actions(), align: 'end' },
                { label: m.roundtable_document() },
              ]}
              rows={versions.map((version) => [
                <a href={planPath.to({ version: String(version.number) })}>
                  {m.roundtable_plan_version({ number: version.number })}
                </a>,
                dayOfInstant(version.approvedAt),
                <AgreementLink agreement={version} />,
                String(version.actions.length),
                <a href={documentPath.to({ code: version.documentCode })}>
                  {groupCode(version.documentCode)}
                </a>,
              ])}
            />
          )}
        </div>
      </section>
    ),
  };
}

/** Names of that day; partners under who is responsible. */
function Bound({ action: { responsible, partners } }: { readonly action: PlannedAction }) {
  return (
    <span>
      {responsible.join(', ')}
      {partners.length > 0 && (
        <span class="roundtable-note">
          {m.roundtable_partners()}: {partners.join(', ')}
        </span>
      )}
    </span>
  );
}

export function planPage(version: PlanVersion): Page {
  const { number, approvedAt, documentCode, contentSha256, actions } = version;
  const title = m.roundtable_plan_version({ number });
  const lead = m.roundtable_plan_approved({ day: dayOfInstant(approvedAt) });
  return {
    title,
    description: lead,
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={crumbs(
          { label: m.roundtable_plan(), href: plansPath.to({}) },
          { label: String(number) },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <dl class="stack roundtable-said">
            <Said label={m.roundtable_agreement_column()}>
              <AgreementLink agreement={version} />
            </Said>
            <Said label={m.roundtable_document()}>
              <a href={documentPath.to({ code: documentCode })}>{groupCode(documentCode)}</a>
              <span class="roundtable-note code">{contentSha256}</span>
            </Said>
          </dl>
          <RuledTable
            caption={m.roundtable_plan_as_was()}
            narrow="stack"
            columns={[
              { label: m.roundtable_action() },
              { label: m.roundtable_responsible() },
              { label: m.roundtable_field_starts() },
              { label: m.roundtable_due() },
              { label: m.roundtable_budget(), align: 'end' },
              { label: m.roundtable_column_state() },
            ]}
            rows={actions.map((action) => [
              <ActionLink action={action} />,
              <Bound action={action} />,
              shortDayOf(action.startsOn),
              unbroken(shortDayOf(action.dueOn)),
              action.budgetClp === null ? '–' : moneyOf(action.budgetClp),
              actionStateWords[action.state](),
            ])}
          />
        </div>
      </section>
    ),
  };
}
