// The sheet of a proposal on paper: what it says, each finding with its norm, its cost and its answer, to be taken to a meeting.
import { m } from '#words';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { labelOf, type Norm } from '../../../ground/norms/index.ts';
import { printableContent, typeset } from '../../../ground/records/index.ts';
import { type Proposal, proposalPath } from '../../proposals/index.ts';
import { costOf } from '../rules/cost.ts';
import type { Check, Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { sheetLayout } from './sheet-layout.ts';
import {
  findingWords,
  groundWords,
  hundredthsText,
  kindWords,
  landWords,
  money,
  numberOf,
  outcomeWords,
} from './words.ts';

interface Printing {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly proposal: Proposal;
  readonly norms: readonly Norm[];
}

/** A tagged PDF in the language of the request. Nobody's name is on it but the author's public one. */
export async function printSheet(
  { publicUrl, isProduction }: Pick<House, 'publicUrl' | 'isProduction'>,
  { edition, examination, proposal, norms }: Printing,
): Promise<Buffer> {
  const { number, title, checks, costLines, contingencyPermille, answer, outcome } = examination;
  const { contents, authorName } = proposal;
  const contest = edition.contests.find(({ code }) => code === contents.contest);
  const found = costOf(costLines, contingencyPermille);
  const path = proposalPath.to({ ...placeOf(edition), number: String(number) });
  const content = {
    lang: currentLocale() === 'en' ? 'en' : 'es',
    institution: edition.institutionName,
    isDemonstration: !isProduction,
    title: `${number}. ${title}`,
    edition: edition.name,
    address: `${publicUrl}${path}`,
    facts: [
      { label: m.review_fact_author(), text: authorName },
      { label: m.review_filter_contest(), text: contest?.name ?? contents.contest },
      { label: m.review_fact_cost(), text: money(contents.costClp) },
      ...(found === undefined ? [] : [{ label: m.review_fact_found_cost(), text: money(found) }]),
      { label: m.review_fact_place(), text: contents.place },
      { label: m.review_fact_endorsements(), text: numberOf(proposal.endorsementsCount) },
      ...landFacts(examination),
      ...(outcome === null
        ? []
        : [{ label: m.review_fact_outcome(), text: outcomeWords[outcome]() }]),
    ].filter(({ text }) => text !== ''),
    texts: [
      { label: m.review_fact_need(), text: contents.need },
      { label: m.review_fact_description(), text: contents.description },
      ...(answer === null ? [] : [{ label: m.review_field_answer(), text: answer }]),
    ],
    checks: checks.map((check) => checkRow(check, norms)),
    checkColumns: [
      m.review_column_checks(),
      m.review_filter_finding(),
      m.review_field_reason(),
      m.review_field_norm(),
    ],
    lines: costLines.map(({ name, unit, quantity, unitClp }) => [
      name,
      `${hundredthsText(quantity)} ${unit}`,
      money(unitClp),
    ]),
    lineColumns: [m.review_line_name(), m.review_line_quantity(), m.review_line_price()],
    words: {
      checks: m.review_checks_title(),
      lines: m.review_lines_title(),
      demonstration: m.review_sheet_demonstration(),
    },
  };
  return typeset(sheetLayout, { data: JSON.stringify(printableContent(content)) });
}

function landFacts({ land, landReference, upkeepClp, upkeepBy }: Examination) {
  const owned = land === null ? undefined : [landWords[land](), landReference ?? ''];
  const upkeep = upkeepClp === null ? undefined : [money(upkeepClp), upkeepBy ?? ''];
  const said = (parts: readonly string[]) => parts.filter((one) => one !== '').join(' · ');
  return [
    ...(owned === undefined ? [] : [{ label: m.review_field_land(), text: said(owned) }]),
    ...(upkeep === undefined ? [] : [{ label: m.review_field_upkeep(), text: said(upkeep) }]),
  ];
}

function checkRow(check: Check, norms: readonly Norm[]): readonly string[] {
  const { kind, finding, reason, ground, norm, article } = check;
  const cited = norms.find(({ code }) => code === norm);
  const label = cited === undefined ? (norm ?? '') : labelOf(cited);
  return [
    kindWords[kind](),
    finding === null ? m.review_finding_none() : findingWords[finding](),
    [ground === null ? '' : groundWords[ground](), reason ?? '']
      .filter((one) => one !== '')
      .join('. '),
    article === null || label === '' ? label : m.review_norm_article({ norm: label, article }),
  ];
}
