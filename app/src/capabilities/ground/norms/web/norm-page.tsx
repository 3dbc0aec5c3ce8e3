// The page of a norm: whether it holds, what it says in plain words, its versions, and what it stands in line with.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Timeline } from '../../../../ui/timeline/timeline.tsx';
import { institutionPath } from '../../institutions/index.ts';
import { versionOn } from '../rules/validity.ts';
import type { Norm } from '../store/norms.ts';
import type { RelatedNorm, WithdrawnRelation } from '../store/relations.ts';
import type { Version } from '../store/versions.ts';
import { citation } from './citation.ts';
import { Articles, NormStateTag, spanWords, TextLinks, WithdrawnRelations } from './parts.tsx';
import { normPath, normsPath } from './paths.ts';
import type { CitedBy } from './slots.ts';
import {
  dayOrUnknown,
  dayWords,
  issuerWords,
  kindWords,
  labelOf,
  markWords,
  relationOf,
  said,
  shortLabelOf,
} from './words.ts';

export interface NormPageProps {
  readonly norm: Norm;
  /** The latest first. */
  readonly versions: readonly Version[];
  readonly related: readonly RelatedNorm[];
  readonly withdrawnRelations: readonly WithdrawnRelation[];
  readonly citedBy: readonly CitedBy[];
  readonly today: string;
  /** Where whoever asks keeps it. */
  readonly deskHref: string | undefined;
}

export function normPage(props: NormPageProps): Page {
  const { norm, versions, today } = props;
  const live = versions.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const shown = versionOn(live, today) ?? live[0] ?? versions[0];
  const text = said(norm.summary, norm.englishSummary);
  return {
    title: labelOf(norm),
    description: text.words === '' ? norm.title : text.words,
    current: 'comunas',
    hero: <NormHero norm={norm} today={today} />,
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Warning norm={norm} today={today} />
            {shown && <Words version={shown} />}
            <Versions live={live} withdrawn={versions.filter((one) => !live.includes(one))} />
          </div>
          <div class="stack-wide">
            {shown && <Facts norm={norm} version={shown} />}
            <Lineage {...props} />
            <Cited citedBy={props.citedBy} />
            {props.deskHref && (
              <p>
                <ButtonLink kind="secondary" href={props.deskHref}>
                  {m.norms_to_desk()}
                </ButtonLink>
              </p>
            )}
          </div>
        </div>
      </section>
    ),
  };
}

function NormHero({ norm, today }: Pick<NormPageProps, 'norm' | 'today'>) {
  const { institutionSlug: institution, institutionName } = norm;
  return (
    <Hero
      title={shortLabelOf(norm)}
      lead={<span lang="es">{norm.title}</span>}
      crumbs={[
        { label: m.norms_list_title(), href: normsPath.to({}) },
        ...(institution === undefined || institutionName === undefined
          ? []
          : [{ label: institutionName, href: institutionPath.to({ institution }) }]),
        { label: kindWords[norm.kind]() },
      ]}
      tags={<NormStateTag norm={norm} today={today} />}
    />
  );
}

/** Why it cannot be relied on today, before anything else. */
function Warning({ norm, today }: Pick<NormPageProps, 'norm' | 'today'>) {
  const { warning, successors } = citation(norm, undefined, today);
  if (warning === undefined) return null;
  return (
    <Notice tone="warning">
      <p>
        {warning}
        {successors.length > 0 && ` ${m.norms_warning_see()} `}
        {successors.map(({ label, href }, index) => (
          <>
            {index > 0 && ', '}
            <a href={href}>{label}</a>
          </>
        ))}
      </p>
      {norm.annulledReason !== undefined && (
        <p>
          {m.norms_annulled_because()} <span lang={writtenLang()}>{norm.annulledReason}</span>
        </p>
      )}
    </Notice>
  );
}

function Words({ version }: { readonly version: Version }) {
  const { summary, englishSummary, mark, lawyerCheckedOn, articles } = version;
  const text = said(summary, englishSummary);
  return (
    <>
      <section class="stack" aria-labelledby="resumen">
        <h2 id="resumen">{m.norms_summary_title()}</h2>
        <p lang={text.lang} class="norm-summary">
          {text.words}
        </p>
        {mark === 'unverified' && (
          <Notice tone="warning">
            <p>{m.norms_unverified_note()}</p>
          </Notice>
        )}
        <p class="secondary">
          {lawyerCheckedOn === undefined
            ? m.norms_lawyer_no()
            : m.norms_lawyer_yes({ day: dayWords(lawyerCheckedOn) })}
        </p>
      </section>
      {articles.length > 0 && (
        <section class="stack" aria-labelledby="articulos">
          <h2 id="articulos">{m.norms_articles_title()}</h2>
          {articles.some((article) => article.mark === 'unverified') && (
            <p class="secondary">{m.norms_articles_note()}</p>
          )}
          <Articles articles={articles} />
        </section>
      )}
    </>
  );
}

interface VersionsProps {
  readonly live: readonly Version[];
  readonly withdrawn: readonly Version[];
}

function Versions({ live, withdrawn }: VersionsProps) {
  return (
    <section class="stack" aria-labelledby="vigencia">
      <h2 id="vigencia">{m.norms_validity_title()}</h2>
      <Timeline
        steps={live.map((version) => ({
          day: yearOf(version),
          text: <VersionStep version={version} />,
        }))}
      />
      {withdrawn.length > 0 && (
        <Disclosure summary={m.norms_withdrawn_title({ count: withdrawn.length })}>
          <p>{m.norms_withdrawn_note()}</p>
          <ul class="stack norm-withdrawn">
            {withdrawn.map((version) => (
              <li>
                <strong>{m.norms_version_number({ number: version.number })}</strong>:{' '}
                {spanWords(version)}. {m.norms_withdrawn()}{' '}
                <span lang={writtenLang()}>{version.withdrawnReason}</span>
                <br />
                <TextLinks version={version} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function yearOf({ from }: Version): string {
  return from?.slice(0, 4) ?? m.norms_year_unknown();
}

function VersionStep({ version }: { readonly version: Version }) {
  const { number, changedBy } = version;
  return (
    <>
      <strong>{m.norms_version_number({ number })}</strong>: {spanWords(version)}.
      {changedBy && (
        <>
          <br />
          {m.norms_changed_by()}{' '}
          <a href={normPath.to({ norm: changedBy.code })}>{labelOf(changedBy)}</a>
        </>
      )}
      <br />
      <TextLinks version={version} />
    </>
  );
}

interface FactsProps {
  readonly norm: Norm;
  readonly version: Version;
}

function Facts({ norm, version }: FactsProps) {
  const { source, mark } = version;
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [m.norms_column_issuer(), issuerWords(norm)],
    [m.norms_form_kind(), kindWords[norm.kind]()],
    [m.norms_fact_number(), norm.number ?? m.norms_unknown_number()],
    [m.norms_fact_date(), dateOf(norm)],
    [m.norms_form_published(), dayOrUnknown(norm.publishedOn)],
    [m.norms_column_text(), <TextLinks version={version} />],
    [
      m.norms_fact_source(),
      source.publisher === undefined ? (
        markWords[mark]()
      ) : (
        <span lang={writtenLang()}>{source.publisher}</span>
      ),
    ],
    [m.norms_fact_seen_on(), dayOrUnknown(source.seenOn)],
    [m.norms_fact_mark(), markWords[mark]()],
    [m.norms_fact_code(), <span class="code">{norm.code}</span>],
  ];
  return (
    <section class="norm-facts surface" aria-labelledby="ficha">
      <h2 class="panel-heading" id="ficha">
        {m.norms_facts_title()}
      </h2>
      <dl>
        {rows.map(([label, text]) => (
          <div class="norm-fact">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Its day; or its year, with the day unknown. */
function dateOf({ datedOn, datedIn }: Norm): string {
  if (datedOn !== undefined || datedIn === undefined) return dayOrUnknown(datedOn);
  return m.norms_unknown_day_of_year({ year: datedIn });
}

function Lineage({
  related,
  withdrawnRelations,
}: Pick<NormPageProps, 'related' | 'withdrawnRelations'>) {
  if (related.length + withdrawnRelations.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="relacion">
      <h2 class="panel-heading" id="relacion">
        {m.norms_lineage_title()}
      </h2>
      <ul class="norm-lineage">
        {related.map((other) => (
          <li>
            <span class="secondary">{relationOf(other)}</span>{' '}
            <a href={normPath.to({ norm: other.code })}>{labelOf(other)}</a>
          </li>
        ))}
      </ul>
      <WithdrawnRelations withdrawn={withdrawnRelations} />
    </section>
  );
}

function Cited({ citedBy }: { readonly citedBy: readonly CitedBy[] }) {
  return (
    <section class="stack" aria-labelledby="citada">
      <h2 class="panel-heading" id="citada">
        {m.norms_cited_title()}
      </h2>
      {citedBy.length === 0 ? (
        <p>{m.norms_cited_none()}</p>
      ) : (
        citedBy.map(({ title, links }) => (
          <>
            <h3>{title}</h3>
            <ul class="norm-lineage">
              {links.map(({ label, href }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </>
        ))
      )}
    </section>
  );
}
