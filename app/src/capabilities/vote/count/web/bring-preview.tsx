// What will be counted of a vote, shown before it is confirmed.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Bringing, BringPreview } from '../rules/bringing.ts';
import { numberOf, warningSentence } from './bring-words.ts';
import { Facts } from './facts.tsx';

interface PreviewProps {
  readonly bringing: Bringing;
  readonly preview: BringPreview;
}

export function Preview({ bringing, preview }: PreviewProps) {
  const { ballots, blanks, nulls, tables, supports, warnings } = preview;
  const hasPoints = supports.some(({ points }) => points !== null);
  return (
    <section class="stack-wide" aria-labelledby="por-contar">
      <h2 id="por-contar">{m.count_bring_preview_title()}</h2>
      <KeyFigures
        figures={[
          { figure: numberOf(ballots), label: m.count_bring_preview_ballots() },
          { figure: numberOf(blanks), label: m.count_bring_preview_blanks() },
          { figure: numberOf(nulls), label: m.count_bring_preview_nulls() },
          ...(tables.length === 0
            ? []
            : [{ figure: numberOf(tables.length), label: m.count_bring_preview_tables() }]),
        ]}
      />
      {warnings.length > 0 && (
        <Notice tone="warning" title={m.count_bring_preview_warnings()}>
          <ul>
            {warnings.map((warning) => (
              <li>{warningSentence(warning)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <RuledTable
        caption={m.count_bring_preview_supports()}
        columns={[
          { label: m.count_project() },
          { label: m.count_bring_preview_votes(), align: 'end' },
          ...(hasPoints ? [{ label: m.count_bring_preview_points(), align: 'end' as const }] : []),
        ]}
        rows={supports.map(({ number, name, votes, points }) => [
          m.count_bring_votes_of({ number: String(number), name }),
          numberOf(votes),
          ...(hasPoints ? [numberOf(points ?? 0)] : []),
        ])}
      />
      {tables.length > 0 && (
        <Disclosure summary={m.count_bring_preview_by_table()}>
          <RuledTable
            caption={m.count_bring_preview_by_table()}
            captionHidden
            columns={[
              { label: m.count_bring_preview_table() },
              { label: m.count_ballots(), align: 'end' },
            ]}
            rows={tables.map((table) => [table.code, numberOf(table.ballots)])}
          />
        </Disclosure>
      )}
      <PublishedFacts bringing={bringing} />
    </section>
  );
}

function PublishedFacts({ bringing }: Pick<PreviewProps, 'bringing'>) {
  const { facts, tallySheetId, tallySheetName, fileName } = bringing;
  const day = (on: string) => formatDay(on, currentLocale());
  return (
    <div class="stack">
      <h3>{m.count_bring_preview_facts()}</h3>
      <Facts
        facts={[
          {
            label: m.count_result_fact_answers(),
            value: `${facts.answeredBy}, ${facts.answeredAs}`,
          },
          { label: m.count_result_fact_held_by(), value: facts.heldBy },
          {
            label: m.count_result_fact_voted(),
            value: m.count_result_days({
              from: day(facts.votedFrom),
              until: day(facts.votedUntil),
            }),
          },
          { label: m.count_bring_file(), value: fileName ?? '' },
          {
            label: m.count_bring_sheet(),
            value:
              tallySheetId !== null && tallySheetName?.endsWith('.pdf') ? (
                <a href={fileAddress(tallySheetId)}>{tallySheetName}</a>
              ) : (
                (tallySheetName ?? '')
              ),
          },
        ]}
      />
    </div>
  );
}
