// What the page of a proposal says in its main column: its words, place, cost, who signs it, where it came from, its history.
// Accessibility: headings in order, costs in a table, dates with their weekday in a description list.
import { m } from '#words';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Timeline } from '../../../../ui/timeline/timeline.tsx';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import { organizationPath } from '../../../ground/organizations/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { planWords } from '../../editions/index.ts';
import { lineClp, type PlanChoice } from '../rules/contents.ts';
import type { Relative, ShownEvent, ShownVersion } from '../store/proposal-surroundings.ts';
import type { Proposal } from '../store/proposals.ts';
import { addressOf, proposalPath, proposalsPath } from './paths.ts';
import type { ProposalPageProps } from './proposal-props.ts';
import { pricesPath, versionPath } from './public-paths.ts';
import {
  channelWords,
  dayWords,
  eventWords,
  money,
  numberWords,
  shortDay,
  stateWords,
} from './state-words.ts';

export function Said({ proposal, edition, hasPrices }: ProposalPageProps) {
  const { need, description, beneficiaries, beneficiariesCount, plan, bipCode } = proposal.contents;
  return (
    <>
      <Words title={m.proposals_page_idea()} text={description} />
      <Words title={m.proposals_page_need()} text={need} />
      {(beneficiaries !== '' || beneficiariesCount !== null) && (
        <section class="stack">
          <h2 class="panel-heading">{m.proposals_page_for_whom()}</h2>
          {beneficiaries !== '' && (
            <p class="proposal-said" lang={writtenLang()}>
              {beneficiaries}
            </p>
          )}
          {beneficiariesCount !== null && (
            <p class="secondary">
              {m.proposals_page_people_count({
                count: beneficiariesCount,
                number: numberWords(beneficiariesCount),
              })}
            </p>
          )}
        </section>
      )}
      <Cost proposal={proposal} hasPrices={hasPrices} />
      {(plan !== null || bipCode !== null) && (
        <section class="stack">
          <h2 class="panel-heading">{m.proposals_page_plan()}</h2>
          {plan !== null && <PlanLine plan={plan} words={wordsOfPlan(plan, edition)} />}
          {bipCode !== null && <p>{m.proposals_page_bip({ code: bipCode })}</p>}
        </section>
      )}
    </>
  );
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section class="stack">
      <h2 class="panel-heading">{title}</h2>
      <p class="proposal-said" lang={writtenLang()}>
        {text}
      </p>
    </section>
  );
}

function wordsOfPlan(
  { plan, objective }: PlanChoice,
  { rules }: ProposalPageProps['edition'],
): string {
  const listed = rules.operational.planning.find(
    (one) => one.plan === plan && one.objective === objective,
  );
  return listed?.words ?? '';
}

function PlanLine({ plan, words }: { readonly plan: PlanChoice; readonly words: string }) {
  const named = m.proposals_page_plan_objective({
    plan: planWords[plan.plan](),
    objective: plan.objective,
  });
  return (
    <p>
      <strong>{named}</strong>
      {words !== '' && <span lang={writtenLang()}>: {words}</span>}
    </p>
  );
}

function Cost({ proposal, hasPrices }: Pick<ProposalPageProps, 'proposal' | 'hasPrices'>) {
  const { costClp, costLines } = proposal.contents;
  const { institutionSlug: institution, institutionName } = proposal;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.proposals_page_cost()}</h2>
      {costLines.length === 0 ? (
        <p>
          <strong class="money">{money(costClp)}</strong>{' '}
          <span class="secondary">{m.proposals_page_cost_one_figure()}</span>
        </p>
      ) : (
        <RuledTable
          caption={m.proposals_page_cost_lines()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.proposals_page_cost_item() },
            { label: m.proposals_page_cost_quantity(), align: 'end' },
            { label: m.proposals_page_cost_unit(), align: 'end' },
            { label: m.proposals_page_cost_total(), align: 'end' },
          ]}
          rows={costLines.map((line) => [
            <span lang={writtenLang()}>{line.name}</span>,
            `${formatNumber(line.quantity / 100, currentLocale(), 2)} ${line.unit}`,
            <span class="money">{money(line.unitClp)}</span>,
            <span class="money">{money(lineClp(line))}</span>,
          ])}
          foot={[
            m.proposals_page_cost_whole(),
            '',
            '',
            <strong class="money">{money(costClp)}</strong>,
          ]}
        />
      )}
      {hasPrices && (
        <p class="secondary">
          <a href={pricesPath.to({ institution })}>
            {m.proposals_page_cost_prices({ institution: institutionName })}
          </a>
        </p>
      )}
    </section>
  );
}

/** A quarter of a kilometre, in degrees of latitude. */
const NEARBY = 0.0045;

export function Where({ proposal }: ProposalPageProps) {
  const { contents, territoryName, institutionSlug: institution, editionSlug: edition } = proposal;
  const { place, lat, lon } = contents;
  const isSaid = place !== '' || territoryName !== null || lat !== null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.proposals_page_where()}</h2>
      {!isSaid && <p>{m.proposals_page_where_none()}</p>}
      {place !== '' && (
        <p class="proposal-said" lang={writtenLang()}>
          {place}
        </p>
      )}
      {territoryName !== null && <p>{m.proposals_page_where_sector({ name: territoryName })}</p>}
      {lat !== null && lon !== null && (
        <p class="secondary">
          {m.proposals_page_where_point({ lat: lat.toFixed(5), lon: lon.toFixed(5) })}{' '}
          <a
            class="screen-only"
            href={proposalsPath.to(
              { institution, edition },
              {
                query: {
                  vista: 'mapa',
                  zona: [lat - NEARBY, lon - NEARBY, lat + NEARBY, lon + NEARBY]
                    .map((degrees) => degrees.toFixed(5))
                    .join(','),
                },
              },
            )}
          >
            {m.proposals_page_where_near()}
          </a>
        </p>
      )}
    </section>
  );
}

export function Whose({ proposal, around, edition }: ProposalPageProps) {
  const { authorName, organizationSlug, channel, sentAt, timeZone, hasInterest } = proposal;
  const { coauthors, sponsor, gathering } = around;
  const { contests } = edition.rules.committed;
  const contest = contests.find(({ code }) => code === proposal.contents.contest);
  const author =
    organizationSlug === null ? (
      authorName
    ) : (
      <a href={organizationPath.to({ organization: organizationSlug })}>{authorName}</a>
    );
  const facts = [
    { label: m.proposals_page_author(), text: author },
    coauthors.length > 0 && { label: m.proposals_page_coauthors(), text: coauthors.join(', ') },
    sponsor && {
      label: m.proposals_page_sponsor(),
      text: <a href={organizationPath.to({ organization: sponsor.slug })}>{sponsor.name}</a>,
    },
    gathering && {
      label: m.proposals_page_gathering(),
      text: <a href={gatheringPath.to({ gathering: gathering.slug })}>{gathering.title}</a>,
    },
    contest && {
      label: m.proposals_page_contest(),
      text: <span lang={writtenLang()}>{contest.name}</span>,
    },
    { label: m.proposals_page_channel(), text: channelWords[channel]() },
    { label: m.proposals_page_sent(), text: dayWords(dayIn(timeZone, sentAt)) },
    hasInterest !== null && {
      label: m.proposals_page_interest(),
      text: hasInterest ? (
        <span lang={writtenLang()}>{proposal.interest ?? ''}</span>
      ) : (
        m.proposals_page_interest_none()
      ),
    },
  ];
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.proposals_page_who()}</h2>
      <dl class="proposal-facts">
        {facts.map(
          (fact) =>
            fact && (
              <div>
                <dt>{fact.label}</dt>
                <dd>{fact.text}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

export function Lineage({ proposal, around }: ProposalPageProps) {
  const { cameFrom, became } = around;
  if (cameFrom.length + became.length === 0) return null;
  return (
    <section class="stack">
      <Relatives title={m.proposals_page_lineage_from()} relatives={cameFrom} of={proposal} />
      <Relatives title={m.proposals_page_lineage_to()} relatives={became} of={proposal} />
    </section>
  );
}

interface RelativesProps {
  readonly title: string;
  readonly relatives: readonly Relative[];
  readonly of: Proposal;
}

function Relatives({ title, relatives, of }: RelativesProps) {
  if (relatives.length === 0) return null;
  return (
    <>
      <h2 class="panel-heading">{title}</h2>
      <ul class="plain-links">
        {relatives.map(({ number, title: name, state }) => (
          <li>
            <a href={proposalPath.to({ ...addressOf(of), number: String(number) })}>
              {m.proposals_page_number({ number })}: <span lang={writtenLang()}>{name}</span>
            </a>{' '}
            <span class="secondary">{stateWords[state]()}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function History({ proposal, around }: ProposalPageProps) {
  const { versions, events } = around;
  const { timeZone } = proposal;
  return (
    <>
      <section class="stack">
        <h2 class="panel-heading">{m.proposals_page_history()}</h2>
        <Timeline
          steps={events.map((event) => ({
            day: shortDay(dayIn(timeZone, new Date(event.happenedAt))),
            text: <EventText event={event} />,
          }))}
        />
      </section>
      <section class="stack">
        <h2 class="panel-heading">{m.proposals_page_versions()}</h2>
        {versions.length === 1 ? (
          <p>{m.proposals_page_version_one()}</p>
        ) : (
          <ol class="proposal-facts">
            {versions.toReversed().map((version) => (
              <VersionLine version={version} proposal={proposal} />
            ))}
          </ol>
        )}
      </section>
    </>
  );
}

function EventText({ event }: { readonly event: ShownEvent }) {
  const { kind, told, documentCode } = event;
  return (
    <>
      {eventWords(kind, told)}
      {documentCode !== null && (
        <>
          . <a href={documentPath.to({ code: documentCode })}>{m.proposals_page_document()}</a>
        </>
      )}
      {typeof told.reason === 'string' && (
        <span class="proposal-said-why" lang={writtenLang()}>
          {m.proposals_page_reason({ reason: told.reason })}
        </span>
      )}
    </>
  );
}

export const makers: Readonly<Record<ShownVersion['madeBy'], () => string>> = {
  author: m.proposals_page_made_author,
  institution: m.proposals_page_made_institution,
  agreement: m.proposals_page_made_agreement,
};

function VersionLine({
  version,
  proposal,
}: {
  readonly version: ShownVersion;
  readonly proposal: Proposal;
}) {
  const { version: number, madeBy, madeAt, reason } = version;
  const to = { ...addressOf(proposal), version: String(number) };
  return (
    <li>
      <strong>{m.proposals_page_version({ version: number })}</strong>, {makers[madeBy]()},{' '}
      {dayWords(dayIn(proposal.timeZone, new Date(madeAt)))}.{' '}
      {number > 1 && <a href={versionPath.to(to)}>{m.proposals_page_version_see()}</a>}
      {reason !== null && (
        <span class="proposal-said-why" lang={writtenLang()}>
          {m.proposals_page_reason({ reason })}
        </span>
      )}
    </li>
  );
}
