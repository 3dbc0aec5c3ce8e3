// Where an official result comes from, what that is worth, and how anybody counts it again.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { causeWords } from '../actions/official-document.ts';
import type { ReportTables } from '../rules/report/report.ts';
import type { OfficialContest } from '../store/official-contests.ts';
import type { OfficialResult } from '../store/results.ts';
import type { BroughtVote } from '../store/votes.ts';
import { numberOf } from './bring-words.ts';
import { Facts } from './facts.tsx';
import { resultFilePaths, resultPath } from './official-paths.ts';
import { countPath } from './paths.ts';
import { recordPaths } from './sealed/record-paths.ts';

export interface SourceProps {
  readonly at: { readonly institution: string; readonly edition: string; readonly contest: string };
  readonly timeZone: string;
  readonly official: OfficialContest;
  readonly vote: BroughtVote;
  readonly result: OfficialResult;
  /** Those of this vote in this contest, the oldest first. */
  readonly versions: readonly OfficialResult[];
  /** Undefined of a sealed vote. */
  readonly sheetHref: string | undefined;
}

export function ResultSource(props: SourceProps) {
  const { vote, result, official, timeZone, sheetHref } = props;
  const day = (on: string) => formatDay(on, currentLocale());
  const counted = day(dayIn(timeZone, result.countedAt));
  return (
    <section class="section" aria-labelledby="procedencia">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2 id="procedencia">{m.count_result_source_title()}</h2>
          <Facts
            facts={[
              { label: m.count_result_fact_held_by(), value: vote.heldBy },
              {
                label: m.count_result_fact_answers(),
                value: `${vote.answeredBy}, ${vote.answeredAs}`,
              },
              {
                label: m.count_result_fact_voted(),
                value: m.count_result_days({
                  from: day(vote.votedFrom),
                  until: day(vote.votedUntil),
                }),
              },
              {
                label: m.count_result_fact_ballots(),
                value: m.count_result_ballots({
                  ballots: numberOf(vote.ballots),
                  blanks: numberOf(vote.blanks),
                  nulls: numberOf(vote.nulls),
                }),
              },
              {
                label: m.count_result_fact_kind(),
                value: kindWords[vote.kind](),
              },
              {
                label: m.count_result_source_counted(),
                value: m.count_result_source_counted_value({
                  day: counted,
                  version: official.basesVersion,
                }),
              },
              {
                label: m.count_result_source_document(),
                value: (
                  <a href={documentPath.to({ code: result.documentCode })}>
                    {m.count_result_source_document_link()}
                  </a>
                ),
              },
              ...originOf(vote, sheetHref),
            ]}
          />
          <Versions {...props} />
        </div>
        <Trust vote={vote} />
      </div>
    </section>
  );
}

const kindWords: Readonly<Record<BroughtVote['kind'], () => string>> = {
  ballots: m.count_result_kind_ballots,
  totals: m.count_result_kind_totals,
  sealed: m.count_result_kind_sealed,
};

/** What it rests on: a tally sheet that was signed, or a log that anybody can check. */
function originOf({ tallySheet, electionId }: BroughtVote, sheetHref: string | undefined) {
  if (tallySheet !== null) {
    const value = <a href={sheetHref}>{tallySheet.name}</a>;
    return [{ label: m.count_bring_sheet(), value }];
  }
  if (electionId === null) return [];
  const href = recordPaths.record.to({ election: electionId });
  const value = <a href={href}>{m.count_sealed_record_title()}</a>;
  return [{ label: m.count_sealed_record_label(), value }];
}

function Trust({ vote }: Pick<SourceProps, 'vote'>) {
  if (vote.electionId !== null) {
    return (
      <div>
        <Notice title={m.count_sealed_trust_title()}>
          <p>{m.count_sealed_trust_text()}</p>
          <p>
            <a href={recordPaths.record.to({ election: vote.electionId })}>
              {m.count_sealed_trust_link()}
            </a>
          </p>
        </Notice>
      </div>
    );
  }
  return (
    <div>
      <Notice tone="warning" title={m.count_result_trust_title()}>
        <p>{m.count_result_trust_held()}</p>
        {vote.kind === 'totals' && <p>{m.count_result_trust_totals()}</p>}
        <p>{m.count_result_trust_counted()}</p>
      </Notice>
    </div>
  );
}

function Versions({ versions, at, timeZone }: SourceProps) {
  if (versions.length < 2) return null;
  return (
    <Disclosure summary={m.count_result_versions_title()}>
      <ul class="count-names">
        {versions.map(({ version, cause, countedAt }) => (
          <li>
            <a href={resultPath.to(at, { query: { version: String(version) } })}>
              {m.count_result_version_line({
                version,
                day: formatDay(dayIn(timeZone, countedAt), currentLocale()),
                cause: causeWords[cause](),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

const COMMAND = 'minga-count votos.pb --settings ajustes.json --json --ranking | sha256sum';

export function ResultCheck({ at, result, vote, sheetHref }: SourceProps) {
  const query = { version: String(result.version) };
  const hashes: readonly { readonly label: string; readonly value: ComponentChildren }[] = [
    { label: m.count_result_hash_counted(), value: <Hash sha256={result.countedSha256} /> },
    { label: m.count_result_hash_settings(), value: <Hash sha256={result.settingsSha256} /> },
    { label: m.count_result_hash_outcome(), value: <Hash sha256={result.outcomeSha256} /> },
    {
      label: vote.kind === 'sealed' ? m.count_sealed_hash_opened() : m.count_result_hash_file(),
      value: <Hash sha256={vote.fileSha256} />,
    },
  ];
  return (
    <section class="section band count-take-away" aria-labelledby="cuentalo">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2 id="cuentalo">{m.count_result_check_title()}</h2>
          <p class="screen-only">{m.count_result_check_text()}</p>
          <p class="screen-only">
            <ButtonLink kind="deep" href={countPath.to({}, { query: { resultado: result.id } })}>
              {m.count_result_check_button()}
            </ButtonLink>
          </p>
          <p>{m.count_result_check_command()}</p>
          <p class="code">{COMMAND}</p>
          <p>{m.count_result_check_hash_label()}</p>
          <Facts facts={hashes} />
        </div>
        <div class="count-take-links screen-only">
          <h2 class="panel-heading">{m.count_result_take_title()}</h2>
          <ButtonLink href={resultFilePaths.bundle.to(at, { query })}>
            {m.count_result_take_bundle()}
          </ButtonLink>
          <ul class="count-templates">
            <li>
              <a href={resultFilePaths.pb.to(at, { query })}>{m.count_result_take_pb()}</a>
            </li>
            {vote.hasTotals && (
              <li>
                <a href={resultFilePaths.totals.to(at, { query })}>
                  {m.count_result_take_totals()}
                </a>
              </li>
            )}
            <li>
              <a href={resultFilePaths.settings.to(at, { query })}>
                {m.count_result_take_settings()}
              </a>
            </li>
            <li>
              <a href={resultFilePaths.json.to(at, { query })}>{m.count_result_take_json()}</a>
            </li>
            <li>
              <a href={resultFilePaths.csv.to(at, { query })}>{m.count_result_take_csv()}</a>
            </li>
            {sheetHref !== undefined && (
              <li>
                <a href={sheetHref}>{m.count_result_take_sheet()}</a>
              </li>
            )}
          </ul>
        </div>
      </div>
    </section>
  );
}

/** In groups of eight, so that it can be compared by eye. */
function Hash({ sha256 }: { readonly sha256: string }) {
  return <span class="code count-hash">{sha256.replaceAll(/.{8}(?=.)/g, '$& ')}</span>;
}

export function ResultTables({ tables }: { readonly tables: ReportTables }) {
  return (
    <section class="section" aria-labelledby="mesas">
      <div class="wrap stack">
        <h2 id="mesas">{m.count_result_tables_title()}</h2>
        <p class="secondary">{m.count_result_tables_caption()}</p>
        <RuledTable
          caption={m.count_result_tables_title()}
          captionHidden
          narrow="scroll"
          columns={[
            { label: m.count_bring_preview_table() },
            { label: m.count_ballots(), align: 'end' },
            ...tables.numbers.map((label) => ({ label, align: 'end' as const })),
          ]}
          rows={tables.rows.map(({ table, ballots, votes }) => [table, ballots, ...votes])}
        />
      </div>
    </section>
  );
}

/** Where the tally sheet opens: a PDF as it came, a picture at its largest. */
export function sheetHrefOf(
  { tallySheet }: Pick<BroughtVote, 'tallySheet'>,
  width: number | null,
): string | undefined {
  if (tallySheet === null) return undefined;
  return tallySheet.kind === 'pdf'
    ? fileAddress(tallySheet.id)
    : fileAddress(tallySheet.id, `${width}.jpg`);
}
