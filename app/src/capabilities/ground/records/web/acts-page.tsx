// The acts of two people that everybody may follow: what waits, until when, and how each ended.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { actPath, actsPath } from '../../../../platform/two-person.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../institutions/index.ts';
import type { ActState } from '../rules/two-person.ts';
import { listFilePaths } from './paths.ts';
import type { PublicAct } from './public-acts.ts';
import { actName, actStates, shortInstant } from './words.ts';

export interface ActsPageProps {
  readonly institution: { readonly slug: string; readonly name: string } | undefined;
  readonly acts: readonly (PublicAct & { readonly state: ActState })[];
  readonly count: number;
  readonly paged: Paged;
}

const tones: Readonly<Record<ActState, TagTone>> = {
  pending: 'attention',
  executed: 'done',
  refused: 'stop',
  withdrawn: 'outline',
  expired: 'outline',
};

export function ActTag({ state }: { readonly state: ActState }) {
  return <Tag tone={tones[state]}>{actStates[state]()}</Tag>;
}

export function actsPage({ institution, acts, count, paged }: ActsPageProps): Page {
  const title =
    institution === undefined
      ? m.records_acts_title()
      : m.records_acts_of({ institution: institution.name });
  const query = { institucion: institution?.slug };
  const { csv, json } = listFilePaths.acts;
  return {
    title,
    description: m.records_acts_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.records_acts_lead()}
        crumbs={
          institution === undefined
            ? []
            : [
                {
                  label: institution.name,
                  href: institutionPath.to({ institution: institution.slug }),
                },
                { label: m.records_acts_title() },
              ]
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {acts.length === 0 ? (
            <EmptyState title={m.records_acts_none()}>
              <p>{m.records_acts_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <h2>
                {m.records_acts_count({ count, number: formatNumber(count, currentLocale()) })}
              </h2>
              <ListFiles csv={csv.to({}, { query })} json={json.to({}, { query })} />
              <RuledTable
                caption={m.records_acts_title()}
                captionHidden
                narrow="stack"
                columns={[
                  { label: m.records_acts_column_act() },
                  { label: m.records_column_institution() },
                  { label: m.records_acts_column_proposed() },
                  { label: m.records_column_state() },
                ]}
                rows={acts.map((act) => [
                  <a href={actPath.to({ act: act.id })}>{actName(act.kind)}</a>,
                  act.institutionName,
                  shortInstant(act.proposedAt, act.timeZone),
                  <ActTag state={act.state} />,
                ])}
              />
              <Pagination
                paged={paged}
                hrefOf={(pagina) => actsPath.to({}, { query: { ...query, pagina } })}
              />
            </>
          )}
        </div>
      </section>
    ),
  };
}
