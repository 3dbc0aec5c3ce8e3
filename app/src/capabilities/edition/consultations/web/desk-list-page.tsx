// The consultations of an institution at its desk, and where a new one begins.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { Consultation } from '../store/consultations.ts';
import { addressOf } from './at-desk.ts';
import { type Desk, StateTag } from './parts.tsx';
import { desk as paths } from './paths.ts';
import { numberOf, shortInstantOf } from './words.ts';

export interface DeskListPageProps {
  readonly desk: Desk;
  readonly consultations: readonly Consultation[];
  /** Whoever only enters what came on paper or from an assembly sees no drafts. */
  readonly mayCall: boolean;
  readonly done: string | undefined;
}

export function deskListPage({ desk, consultations, mayCall, done }: DeskListPageProps): Page {
  const title = m.consultations_desk_title();
  const shown = consultations.filter(({ state }) => mayCall || state !== 'draft');
  return {
    title: `${title}: ${desk.name}`,
    description: m.consultations_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.consultations_desk_lead()}
        crumbs={[
          { label: desk.name, href: deskPath.to({ institution: desk.slug }) },
          { label: title },
        ]}
        actions={
          mayCall && (
            <ButtonLink kind="deep" href={paths.begin.to({ institution: desk.slug })}>
              {m.consultations_desk_new()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {shown.length === 0 ? (
            <EmptyState title={m.consultations_desk_none()}>
              <p>{m.consultations_desk_none_text()}</p>
            </EmptyState>
          ) : (
            <RuledTable
              caption={title}
              captionHidden
              narrow="stack"
              columns={[
                { label: m.consultations_column_consultation() },
                { label: m.consultations_column_state() },
                { label: m.consultations_column_closes() },
                { label: m.consultations_column_observations(), align: 'end' },
              ]}
              rows={shown.map((one) => [
                <a href={(mayCall ? paths.consultation : paths.assemblies).to(addressOf(one))}>
                  {one.title}
                </a>,
                <StateTag state={one.state} />,
                one.closesAt === undefined ? '–' : shortInstantOf(one.closesAt, one),
                numberOf(one.observationsCount),
              ])}
            />
          )}
        </div>
      </section>
    ),
  };
}
