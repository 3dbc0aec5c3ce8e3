// The desk of norms: what is kept here, how each stands today, and putting another in.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Norm } from '../store/norms.ts';
import { type Desk, deskTitle, pathsOf } from './desk-parts.tsx';
import { NormStateTag } from './parts.tsx';
import { normsPath } from './paths.ts';
import { shortLabelOf } from './words.ts';

export interface DeskListPageProps {
  readonly desk: Desk;
  readonly norms: readonly Norm[];
  readonly today: string;
  readonly done: string | undefined;
}

export function deskListPage(props: DeskListPageProps): Page {
  const { desk, norms, done } = props;
  const title = deskTitle(desk);
  const lead = desk.isNational ? m.norms_desk_national_lead() : m.norms_desk_lead();
  const institution = desk.slug;
  const add = pathsOf(desk).new.to({ institution });
  return {
    title: `${title}: ${desk.name}`,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={[{ label: desk.name, href: deskPath.to({ institution }) }, { label: title }]}
        actions={
          norms.length > 0 && (
            <ButtonLink kind="deep" href={add}>
              {m.norms_new_title()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {norms.length === 0 ? <NoneYet add={add} /> : <Kept {...props} />}
        </div>
      </section>
    ),
  };
}

function NoneYet({ add }: { readonly add: string }) {
  return (
    <EmptyState
      title={m.norms_desk_none_title()}
      actions={<ButtonLink href={add}>{m.norms_new_title()}</ButtonLink>}
    >
      <p>{m.norms_desk_none_text()}</p>
    </EmptyState>
  );
}

function Kept({ desk, norms, today }: DeskListPageProps) {
  const institution = desk.slug;
  const query = { emisor: desk.isNational ? 'estado' : institution };
  return (
    <>
      <RuledTable
        caption={deskTitle(desk)}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.norms_column_norm() },
          { label: m.norms_column_title() },
          { label: m.norms_column_state() },
        ]}
        rows={norms.map((norm) => [
          <a href={pathsOf(desk).one.to({ institution, norm: norm.code })}>{shortLabelOf(norm)}</a>,
          norm.title,
          <NormStateTag norm={norm} today={today} />,
        ])}
      />
      <p>
        <a href={normsPath.to({}, { query })}>{m.norms_desk_see_public()}</a>
      </p>
    </>
  );
}
