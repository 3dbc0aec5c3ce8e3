// The result after its rounds and reasons: what it gave to whom, another rule, the files, what was understood.
import { m } from '#words';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { OutcomeComparison } from '../../../../ui/outcome-comparison/outcome-comparison.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { ReportGainers } from '../rules/report/measures.ts';
import type { CountReport, Labelled, ReportOfficial, ReportRival } from '../rules/report/report.ts';
import type { Asking } from './asking.ts';
import { BallotAccount } from './ballot-account.tsx';
import { Gainers, Hashes, Measures } from './measures-sections.tsx';
import type { ResultLinks } from './result-links.ts';

interface ResultRestProps {
  readonly report: CountReport;
  readonly links: ResultLinks | undefined;
  readonly asking: Asking | undefined;
}

export function ResultRest({ report, links, asking }: ResultRestProps) {
  const { official, rival, measures } = report;
  return (
    <>
      {!asking && <ExplainedElsewhere />}
      {measures && <Measures measures={measures} />}
      {asking && measures && <BallotAccount asking={asking} total={report.ballots} />}
      {official && <Official {...official} />}
      {rival && <Rival {...rival} gainers={measures?.gainers} />}
      <TakeAway links={links} hashes={measures?.hashes ?? []} />
      <Understood report={report} />
      <AllProjects report={report} />
    </>
  );
}

/** Where explanations are not offered it says so, and how to get them. */
function ExplainedElsewhere() {
  return (
    <section class="section screen-only">
      <div class="wrap">
        <Notice>
          <p>{m.count_explain_without_script()}</p>
          <p class="code">{m.count_explain_command()}</p>
        </Notice>
      </div>
    </section>
  );
}

interface TakeAwayProps {
  readonly links: ResultLinks | undefined;
  readonly hashes: readonly Labelled[];
}

function TakeAway({ links, hashes }: TakeAwayProps) {
  return (
    <section class="section band count-take-away">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2>{m.count_take_title()}</h2>
          <p>{m.count_take_text()}</p>
          <p class="secondary screen-only">{m.count_take_print()}</p>
          <Hashes hashes={hashes} />
        </div>
        <div class="count-take-links screen-only">
          {links && (
            <>
              <ButtonLink href={links.json} download="minga-resultado.json">
                {m.count_take_json()}
              </ButtonLink>
              <ButtonLink kind="secondary" href={links.csv} download="minga-resultado.csv">
                {m.count_take_csv()}
              </ButtonLink>
              <ButtonLink kind="secondary" href={links.pb} download="minga-resultado.pb">
                {m.count_take_pb()}
              </ButtonLink>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

function Official({ isSame, sentence, explained, onlyOfficial, onlyOurs }: ReportOfficial) {
  return (
    <section class="section">
      <div class="wrap stack">
        <h2>{m.count_official_title()}</h2>
        <Notice tone={isSame ? 'done' : 'calm'}>
          <p>{sentence}</p>
          {!isSame && <p>{explained ?? m.count_official_hint()}</p>}
          {explained && (
            <p class="screen-only">
              <a href="#como-contar">{m.count_change_rules()}</a>
            </p>
          )}
        </Notice>
        {!isSame && (
          <div class="columns columns-even">
            <Names title={m.count_official_only_theirs()} names={onlyOfficial} />
            <Names title={m.count_official_only_ours()} names={onlyOurs} />
          </div>
        )}
      </div>
    </section>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {names.length === 0 ? (
        <p>{m.count_none()}</p>
      ) : (
        <ul class="count-names">
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Up to this many projects are compared in one table; of more, first those in which the rules part. */
const COMPARED_WHOLE = 15;

interface RivalProps extends ReportRival {
  readonly gainers: ReportGainers | undefined;
}

function Rival({ first, second, sentence, sums, projects, gainers }: RivalProps) {
  const names = { caption: m.count_compare_caption(), first, second };
  const isLong = projects.length > COMPARED_WHOLE;
  const shown = isLong ? projects.filter((one) => one.entersFirst !== one.entersSecond) : projects;
  const agreed = isLong ? projects.filter((one) => one.entersFirst === one.entersSecond) : [];
  return (
    <section class="section">
      <div class="wrap stack">
        <h2>{m.count_compare_title()}</h2>
        <p>{sentence}</p>
        <OutcomeComparison {...names} sums={sums} projects={shown} />
        {agreed.length > 0 && (
          <Disclosure summary={m.count_compare_agree({ count: agreed.length })}>
            <OutcomeComparison {...names} sums={[]} projects={agreed} />
          </Disclosure>
        )}
        {gainers && <Gainers first={first} second={second} {...gainers} />}
      </div>
    </section>
  );
}

function Understood({ report }: { readonly report: CountReport }) {
  return (
    <section class="section count-after-band">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2>{m.count_understood_title()}</h2>
          <Facts facts={report.understood} />
          {report.warnings.listed.length === 0 && <p class="secondary">{m.count_no_warnings()}</p>}
        </div>
        <div class="stack">
          <h2>{m.count_conventions_title()}</h2>
          <Facts facts={report.conventions} />
          <p class="screen-only">
            <a href="#como-contar">{m.count_change_rules()}</a>
          </p>
        </div>
      </div>
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly Labelled[] }) {
  return (
    <dl class="count-facts">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function AllProjects({ report }: { readonly report: CountReport }) {
  const hasScores = report.votes !== 'approval';
  return (
    <section class="section">
      <div class="wrap stack">
        <h2>{m.count_all_title()}</h2>
        <Disclosure summary={m.count_reason_all({ count: report.projects.length })}>
          <RuledTable
            caption={m.count_all_caption()}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.count_project() },
              { label: m.count_cost(), align: 'end' },
              { label: m.count_votes(), align: 'end' },
              ...(hasScores ? [{ label: m.count_score(), align: 'end' as const }] : []),
              { label: m.count_result() },
            ]}
            rows={report.projects.map(({ name, cost, votes, score, result }) => [
              name,
              cost,
              votes,
              ...(hasScores ? [score] : []),
              result,
            ])}
          />
        </Disclosure>
      </div>
    </section>
  );
}
