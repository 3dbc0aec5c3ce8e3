// What changed from one version of a proposal to the next, word by word, field by field.
//
// Accessibility: what was taken out is `del` and what came is `ins`, each introduced by a hidden word, and told apart by a
// line and by weight and not by colour alone.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { planWords } from '../../editions/index.ts';
import { diffWords } from '../rules/text-diff.ts';
import { themeWords } from '../rules/themes.ts';
import type { KeptVersion } from '../store/proposal-surroundings.ts';
import type { Proposal } from '../store/proposals.ts';
import { addressOf, proposalPath } from './paths.ts';
import { makers } from './proposal-parts.tsx';
import { versionPath } from './public-paths.ts';
import { dayWords, money, numberWords } from './state-words.ts';

interface VersionPageProps {
  readonly proposal: Proposal;
  readonly crumbs: readonly Crumb[];
  readonly before: KeptVersion | undefined;
  readonly version: KeptVersion;
}

export function versionPage({ proposal, crumbs, before, version }: VersionPageProps): Page {
  const { number, timeZone, contents, version: last } = proposal;
  const { version: at, madeAt, madeBy, reason } = version;
  const title = m.proposals_version_title({ version: at });
  const day = dayWords(dayIn(timeZone, new Date(madeAt)));
  const to = addressOf(proposal);
  return {
    title: `${title}: ${contents.title}`,
    description: m.proposals_version_lead({ number, day }),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[...crumbs, { label: contents.title, href: proposalPath.to(to) }, { label: title }]}
        lead={`${m.proposals_version_lead({ number, day })}, ${makers[madeBy]()}`}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {reason !== null && <p lang={writtenLang()}>{m.proposals_page_reason({ reason })}</p>}
          {before !== undefined && <Legend />}
          {before === undefined ? (
            <p>{m.proposals_page_version_one()}</p>
          ) : (
            fieldsOf(version).map(({ label, text }, place) => (
              <ChangedField
                label={label}
                before={fieldsOf(before)[place]?.text ?? ''}
                after={text}
              />
            ))
          )}
          <p class="cluster">
            <a href={proposalPath.to(to)}>{m.proposals_version_back()}</a>
            {at > 2 && (
              <a href={versionPath.to({ ...to, version: String(at - 1) })}>
                {m.proposals_version_earlier()}
              </a>
            )}
            {at < last && (
              <a href={versionPath.to({ ...to, version: String(at + 1) })}>
                {m.proposals_version_later()}
              </a>
            )}
          </p>
        </div>
      </section>
    ),
  };
}

function Legend() {
  return (
    <p class="secondary">
      {m.proposals_version_legend({
        out: m.proposals_version_legend_out(),
        put: m.proposals_version_in(),
      })}
    </p>
  );
}

/** Each thing that a version says, as one text. */
export function fieldsOf({
  contents,
  territoryName,
}: Pick<KeptVersion, 'contents' | 'territoryName'>) {
  const { beneficiariesCount, plan, lat, lon, costLines } = contents;
  const point = lat === null || lon === null ? '' : `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  return [
    { label: m.proposals_version_field_title(), text: contents.title },
    { label: m.proposals_page_idea(), text: contents.description },
    { label: m.proposals_page_need(), text: contents.need },
    {
      label: m.proposals_page_for_whom(),
      text: [
        contents.beneficiaries,
        beneficiariesCount === null ? '' : numberWords(beneficiariesCount),
      ]
        .filter((text) => text !== '')
        .join('\n'),
    },
    {
      label: m.proposals_page_where(),
      text: [contents.place, territoryName ?? '', point].filter((text) => text !== '').join('\n'),
    },
    { label: m.proposals_page_theme(), text: themeWords[contents.theme]() },
    { label: m.proposals_page_cost(), text: money(contents.costClp) },
    {
      label: m.proposals_page_cost_lines(),
      text: costLines
        .map(
          ({ name, unit, quantity, unitClp }) =>
            `${name}: ${quantity / 100} ${unit} × ${money(unitClp)}`,
        )
        .join('\n'),
    },
    {
      label: m.proposals_page_plan(),
      text: [
        plan === null ? '' : `${planWords[plan.plan]()} ${plan.objective}`,
        contents.bipCode === null ? '' : m.proposals_page_bip({ code: contents.bipCode }),
      ]
        .filter((text) => text !== '')
        .join('\n'),
    },
  ];
}

interface ChangedProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Fields that stayed as they were are one line. */
export function ChangedField({ label, before, after }: ChangedProps) {
  if (before === after) {
    return after === '' ? null : (
      <p class="secondary">
        <strong>{label}:</strong> {m.proposals_version_same()}
      </p>
    );
  }
  return (
    <section class="stack">
      <h2 class="panel-heading">{label}</h2>
      <p class="proposal-said" lang={writtenLang()}>
        {diffWords(before, after).map(({ kind, text }) => {
          if (kind === 'same') return text;
          return kind === 'out' ? (
            <del class="proposal-out">{text}</del>
          ) : (
            <ins class="proposal-in">{text}</ins>
          );
        })}
      </p>
    </section>
  );
}
