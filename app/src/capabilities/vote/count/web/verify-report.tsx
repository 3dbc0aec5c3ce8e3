// The report of a verification on the page: the verdict, what was found, the count, the audits, the steps, and what nobody can check.
import {
  auditSentence,
  changeSentence,
  type Finding,
  findingSentence,
  type Language,
  type Report,
  type Severity,
  stepSentence,
  type Verdict,
  wordsOf,
} from '@minga/verifier';
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { formatMoney, formatNumber } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Facts } from './facts.tsx';

interface VerifyReportProps {
  readonly report: Report;
  readonly locale: Language;
  /** Addresses of the report as JSON and as text, in this browser. */
  readonly json: string;
  readonly text: string;
}

export function VerifyReport({ report, locale, json, text }: VerifyReportProps) {
  const words = wordsOf(locale);
  const { election, findings, contests } = report;
  return (
    <section class="section" aria-labelledby="verify-verdict">
      <div class="wrap stack-wide">
        <h2 id="verify-verdict">{m.count_verify_report_title()}</h2>
        <Notice tone={tones[report.verdict]} title={words.verdicts[report.verdict]}>
          {election?.isDemo && <p>{words.headings.demo}</p>}
          <p>{election === undefined ? m.count_verify_no_record() : election.title}</p>
        </Notice>
        <p class="cluster">
          <a href={json} download="minga-verify.json">
            {m.count_verify_take_json()}
          </a>
          <a href={text} download="minga-verify.txt">
            {m.count_verify_take_text()}
          </a>
        </p>
        {election && <ElectionFacts election={election} locale={locale} />}
        <h3>{words.headings.findings}</h3>
        {findings.length === 0 ? (
          <p>{m.count_verify_nothing_found()}</p>
        ) : (
          <FindingsTable findings={findings} more={report.moreFindings} locale={locale} />
        )}
        {contests.length > 0 && <Contests contests={contests} locale={locale} />}
        {report.audits.length > 0 && <Audits audits={report.audits} locale={locale} />}
        {report.receipts.length > 0 && <Receipts receipts={report.receipts} />}
        <Disclosure summary={words.headings.steps}>
          <Steps steps={report.steps} locale={locale} />
        </Disclosure>
        <h3>{words.headings.beyond}</h3>
        <ul>
          {words.beyond.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const pesos = { currency: 'CLP', decimals: 0 } as const;

const tones: Readonly<Record<Verdict, 'done' | 'warning' | 'calm'>> = {
  proven: 'done',
  contradiction: 'warning',
  unchecked: 'calm',
};

const severities: Readonly<Record<Severity, () => string>> = {
  contradiction: () => m.count_verify_contradiction(),
  incident: () => m.count_verify_incident(),
  unchecked: () => m.count_verify_unchecked(),
};

interface InLanguage {
  readonly locale: Language;
}

function ElectionFacts({
  election,
  locale,
}: InLanguage & { readonly election: NonNullable<Report['election']> }) {
  const { headings, labels, facts, rolls } = wordsOf(locale);
  const lowering = election.label.rows.filter(({ allows }) => allows !== 'nacional');
  return (
    <Facts
      facts={[
        {
          label: headings.fingerprint,
          value: <span class="code count-hash">{election.fingerprint}</span>,
        },
        { label: headings.root, value: <span class="code count-hash">{election.root}</span> },
        { label: m.count_verify_leaves(), value: formatNumber(election.size, locale) },
        { label: headings.label, value: labels[election.label.label] },
        ...lowering.map(({ fact, allows }) => ({
          label: facts[fact] ?? fact,
          value: labels[allows],
        })),
        { label: m.count_verify_roll(), value: rolls[election.roll] },
        ...election.turnout.map(({ contest, issued, cast }) => ({
          label: `${headings.turnout} · ${contest}`,
          value: `${formatNumber(issued, locale)} · ${formatNumber(cast, locale)}`,
        })),
      ]}
    />
  );
}

function FindingsTable({
  findings,
  more,
  locale,
}: InLanguage & {
  readonly findings: readonly Finding[];
  readonly more: number;
}) {
  return (
    <>
      <RuledTable
        caption={wordsOf(locale).headings.findings}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.count_verify_column_step(), align: 'end' },
          { label: m.count_verify_column_severity() },
          { label: m.count_verify_column_finding() },
          { label: m.count_verify_column_where() },
        ]}
        rows={findings.map(({ step, severity, code, detail }) => [
          String(step),
          severities[severity](),
          findingSentence(code, locale),
          <span class="code">{detail}</span>,
        ])}
      />
      {more > 0 && <p>{m.count_verify_more_findings({ number: formatNumber(more, locale) })}</p>}
    </>
  );
}

function Contests({ contests, locale }: InLanguage & Pick<Report, 'contests'>) {
  const { headings } = wordsOf(locale);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <>
      <h3>{m.count_verify_count_title()}</h3>
      <RuledTable
        caption={m.count_verify_count_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.count_bring_column_contest() },
          { label: headings.ballots, align: 'end' },
          { label: headings.blank, align: 'end' },
          { label: headings.nulls, align: 'end' },
          { label: headings.paper, align: 'end' },
          { label: headings.selected },
          { label: headings.spent, align: 'end' },
        ]}
        rows={contests.map((one) => [
          one.title,
          number(one.ballots),
          number(one.blank),
          number(one.nulls.reduce((sum, { n }) => sum + n, 0)),
          number(one.onPaper),
          <ol>
            {one.selected.map(({ id, name }) => (
              <li>
                {id} {name}
              </li>
            ))}
          </ol>,
          `${formatMoney(BigInt(one.spent), pesos, locale)} / ${formatMoney(BigInt(one.budget), pesos, locale)}`,
        ])}
      />
      {contests
        .filter(({ touched }) => touched > 0)
        .map((one) => (
          <p>
            {one.title}. {headings.touched}: {number(one.touched)}; {changeSentence(one, locale)}.
          </p>
        ))}
    </>
  );
}

function Audits({ audits, locale }: InLanguage & Pick<Report, 'audits'>) {
  return (
    <>
      <h3>{wordsOf(locale).headings.audits}</h3>
      <ul>
        {audits.map((one) => (
          <li>{auditSentence(one, locale)}.</li>
        ))}
      </ul>
    </>
  );
}

function Receipts({ receipts }: Pick<Report, 'receipts'>) {
  return (
    <ul>
      {receipts.map(({ tracker, index }) => (
        <li>
          {index === undefined
            ? m.count_verify_receipt_missing({ tracker })
            : m.count_verify_receipt_found({ tracker, index })}
        </li>
      ))}
    </ul>
  );
}

function Steps({ steps, locale }: InLanguage & Pick<Report, 'steps'>) {
  const { headings, states } = wordsOf(locale);
  return (
    <RuledTable
      caption={headings.steps}
      captionHidden
      columns={[
        { label: m.count_verify_column_step(), align: 'end' },
        { label: m.count_verify_column_shown() },
        { label: m.count_verify_column_state() },
      ]}
      rows={steps
        .slice(0, -1)
        .map(({ step, state }) => [String(step), stepSentence(step, locale), states[state]])}
    />
  );
}
