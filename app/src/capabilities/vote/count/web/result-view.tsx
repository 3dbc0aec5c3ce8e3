// The page of a count, the same from the server and in the browser: figures, rounds, reasons, comparison, files.
import { m } from '#words';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { OutcomeComparison } from '../../../../ui/outcome-comparison/outcome-comparison.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Waterfall } from '../../../../ui/waterfall/waterfall.tsx';
import type {
  CountReport,
  Labelled,
  ProblemWords,
  ReportOfficial,
  ReportRival,
  ReportShortfall,
} from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';
import { ShortfallCard, ShortfallRows } from './shortfalls.tsx';

/** Where each file to take away is; absent until it is ready. */
export type ResultLinks = Readonly<Record<ResultFormat, string>>;

interface ResultViewProps {
  readonly report: CountReport;
  readonly links?: ResultLinks | undefined;
}

export function ResultView({ report, links }: ResultViewProps) {
  const { figures, warnings, official, rival } = report;
  return (
    <>
      <section class="section">
        <div class="wrap stack-wide">
          <KeyFigures figures={figures.map(({ value, label }) => ({ figure: value, label }))} />
          <Warnings {...warnings} />
        </div>
      </section>
      <Rounds report={report} />
      <section class="section">
        <div class="wrap columns">
          <MainShortfall shortfalls={report.shortfalls} />
          <ShortfallRows shortfalls={report.shortfalls.slice(1)} />
        </div>
      </section>
      {official && <Official {...official} />}
      {rival && <Rival {...rival} />}
      <TakeAway links={links} />
      <Understood report={report} />
      <AllProjects report={report} />
    </>
  );
}

function Warnings({ listed, more }: ProblemWords) {
  if (listed.length === 0) return null;
  return (
    <Notice tone="warning" title={m.count_warnings_title()}>
      <ul>
        {listed.slice(0, 3).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {(listed.length > 3 || more) && (
        <Disclosure summary={m.count_warnings_all()}>
          <ul>
            {listed.slice(3).map((sentence) => (
              <li>{sentence}</li>
            ))}
            {more && <li>{more}</li>}
          </ul>
        </Disclosure>
      )}
    </Notice>
  );
}

function Rounds({ report }: { readonly report: CountReport }) {
  const { envelope } = report;
  const rounds = report.rounds.map((round) => ({
    ...round,
    spentBefore: BigInt(round.beforeUnits),
    spentAfter: BigInt(round.afterUnits),
    spentAfterText: round.afterText,
    kind: round.completes ? ('completes' as const) : ('enters' as const),
  }));
  return (
    <section class="section">
      <div class="wrap stack">
        <div class="count-rounds-head">
          <h2>{m.count_rounds_title()}</h2>
          <p class="secondary">{report.how}</p>
        </div>
        {rounds.length === 0 ? (
          <p>{m.count_rounds_none()}</p>
        ) : (
          <Waterfall
            rounds={rounds}
            envelope={BigInt(envelope.units)}
            envelopeText={envelope.text}
            zeroText={envelope.zeroText}
            caption={m.count_rounds_caption()}
          />
        )}
      </div>
    </section>
  );
}

function MainShortfall({ shortfalls }: { readonly shortfalls: readonly ReportShortfall[] }) {
  const [first] = shortfalls;
  return first === undefined ? (
    <Notice tone="done">
      <p>{m.count_reasons_none()}</p>
    </Notice>
  ) : (
    <ShortfallCard shortfall={first} />
  );
}

function TakeAway({ links }: { readonly links: ResultLinks | undefined }) {
  return (
    <section class="section band screen-only">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2>{m.count_take_title()}</h2>
          <p>{m.count_take_text()}</p>
          <p class="secondary">{m.count_take_print()}</p>
        </div>
        <div class="count-take-links">
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

function Rival({ first, second, sentence, sums, projects }: ReportRival) {
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
              { label: m.count_result() },
            ]}
            rows={report.projects.map(({ name, cost, votes, result }) => [
              name,
              cost,
              votes,
              result,
            ])}
          />
        </Disclosure>
      </div>
    </section>
  );
}
