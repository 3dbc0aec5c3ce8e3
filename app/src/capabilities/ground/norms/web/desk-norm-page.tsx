// A norm at the desk: its versions, what can be corrected, what changes it, and annulling it.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Norm } from '../store/norms.ts';
import type { Version } from '../store/versions.ts';
import { type Desk, deskCrumbs, pathsOf } from './desk-parts.tsx';
import { NormStateTag, spanWords, TextLinks } from './parts.tsx';
import { normPath } from './paths.ts';
import { labelOf, shortLabelOf } from './words.ts';

export interface DeskNormPageProps {
  readonly desk: Desk;
  readonly norm: Norm;
  readonly versions: readonly Version[];
  readonly today: string;
  readonly done: string | undefined;
}

export function deskNormPage(props: DeskNormPageProps): Page {
  const { desk, norm, today, done } = props;
  return {
    title: labelOf(norm),
    description: norm.title,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={shortLabelOf(norm)}
        lead={norm.title}
        crumbs={deskCrumbs(desk, undefined, { label: shortLabelOf(norm) })}
        tags={<NormStateTag norm={norm} today={today} />}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {norm.annulledReason !== undefined && (
            <Notice tone="warning" title={m.norms_annulled_title()}>
              <p>{norm.annulledReason}</p>
            </Notice>
          )}
          <h2>{m.norms_versions_title()}</h2>
          <VersionTable {...props} />
          <Acts desk={desk} norm={norm} />
        </div>
      </section>
    ),
  };
}

function VersionTable({ desk, norm, versions }: DeskNormPageProps) {
  return (
    <RuledTable
      caption={m.norms_versions_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.norms_column_version() },
        { label: m.norms_column_validity() },
        { label: m.norms_column_text() },
        { label: m.norms_column_correct() },
      ]}
      rows={versions.map((version) => [
        m.norms_version_number({ number: version.number }),
        spanWords(version),
        <TextLinks version={version} />,
        <Correct desk={desk} norm={norm} version={version} />,
      ])}
    />
  );
}

interface CorrectProps {
  readonly desk: Desk;
  readonly norm: Norm;
  readonly version: Version;
}

function Correct({ desk, norm, version }: CorrectProps) {
  if (version.withdrawnReason !== undefined) {
    return (
      <>
        {m.norms_withdrawn()} <span lang={writtenLang()}>{version.withdrawnReason}</span>
      </>
    );
  }
  if (norm.annulledAt !== undefined) return null;
  const to = { institution: desk.slug, norm: norm.code, version: String(version.number) };
  return (
    <a href={pathsOf(desk).correct.to(to)}>
      {m.norms_correct_link()}
      <span class="visually-hidden"> {m.norms_version_number({ number: version.number })}</span>
    </a>
  );
}

function Acts({ desk, norm }: Omit<CorrectProps, 'version'>) {
  const to = { institution: desk.slug, norm: norm.code };
  const paths = pathsOf(desk);
  const isAnnulled = norm.annulledAt !== undefined;
  return (
    <div class="cluster">
      {!isAnnulled && (
        <ButtonLink href={paths.addVersion.to(to)}>{m.norms_version_title()}</ButtonLink>
      )}
      {!isAnnulled && <a href={paths.relations.to(to)}>{m.norms_relations_link()}</a>}
      <a href={normPath.to({ norm: norm.code })}>{m.norms_desk_see_page()}</a>
      {!isAnnulled && <a href={paths.annul.to(to)}>{m.norms_annul_link()}</a>}
    </div>
  );
}
