// What a report says as a formal document, in Spanish: what was held and where, its figures, its papers, its text.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { formatInstant, formatNumber } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../records/index.ts';
import type { ReportFigures } from '../rules/report.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Paper } from '../store/papers.ts';
import type { ReportWritten } from '../store/reports.ts';

type Block = DocumentAsked['blocks'][number];

export function reportTitle({ title }: Gathering, version: number): string {
  return inLocale(sourceLocale, () =>
    version === 1
      ? m.gatherings_report_document({ title })
      : m.gatherings_report_document_version({ title, version }),
  );
}

interface Reported extends ReportWritten {
  readonly figures: ReportFigures;
  readonly papers: readonly Paper[];
}

export function reportBlocks(
  gathering: Gathering,
  { text, reason, figures, papers }: Reported,
): readonly Block[] {
  const { startsAt, timeZone, place, comunaName, caller } = gathering;
  return inLocale(sourceLocale, () => [
    {
      kind: 'facts' as const,
      rows: [
        { label: m.gatherings_when(), text: formatInstant(startsAt, sourceLocale, { timeZone }) },
        { label: m.gatherings_where(), text: [place, comunaName].filter(Boolean).join(', ') },
        { label: m.gatherings_column_caller(), text: caller.name },
        ...(reason === undefined
          ? []
          : [{ label: m.gatherings_correction_reason(), text: reason }]),
      ],
    },
    {
      kind: 'table' as const,
      caption: m.gatherings_report_figures(),
      columns: [m.gatherings_report_figure(), m.gatherings_report_count()],
      rows: figureRows(figures, sourceLocale),
    },
    ...(papers.length === 0 ? [] : [paperTable(papers)]),
    { kind: 'heading' as const, text: m.gatherings_report_text() },
    ...text.split(/\n{2,}/).map((paragraph) => ({ kind: 'text' as const, text: paragraph })),
  ]);
}

function paperTable(papers: readonly Paper[]): Block {
  return {
    kind: 'table',
    caption: m.gatherings_papers(),
    columns: [m.gatherings_paper_title(), m.gatherings_paper_authors()],
    rows: papers.map(({ title, authors, inNameOf }) => [
      title,
      inNameOf === null ? authors : `${authors} (${inNameOf})`,
    ]),
  };
}

/** The figures of a report with what each is called, in the language of the request or of the document; papers and delegations where there were some. */
export function figureRows(
  figures: ReportFigures,
  locale: Parameters<typeof formatNumber>[1],
): readonly (readonly [string, string])[] {
  const { enrolled, attended, papers, delegations, survey_answers } = figures;
  const number = (count: number) => formatNumber(count, locale);
  return [
    [m.gatherings_report_enrolled(), number(enrolled)],
    [m.gatherings_report_attended(), number(attended)],
    ...(papers === 0 ? [] : [[m.gatherings_papers(), number(papers)] as const]),
    ...(delegations === 0 ? [] : [[m.gatherings_delegations(), number(delegations)] as const]),
    ...(survey_answers === null
      ? []
      : [[m.gatherings_report_survey(), number(survey_answers)] as const]),
  ];
}
