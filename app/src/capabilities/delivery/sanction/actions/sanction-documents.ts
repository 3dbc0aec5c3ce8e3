// What the documents of a sanction say, in the formal Spanish of a document: the list submitted, the resolution, the certificate.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { ClosePayload, DecidedPayload } from '../rules/acts.ts';
import type { Matter } from '../rules/matter.ts';
import type { SubmittedContest } from '../store/submissions.ts';
import { majorityWords, outcomeWords, tallyWords, voteWords } from './sanction-words.ts';

export type Written = Pick<DocumentAsked, 'title' | 'blocks'>;
type Blocks = Written['blocks'];

const money = (pesos: number) => formatMoney(BigInt(pesos), clp, sourceLocale);
const day = (on: string) => formatDay(on, sourceLocale);

export interface ListWritten {
  readonly edition: string;
  readonly receivedOn: string;
  readonly contests: readonly (Pick<
    SubmittedContest,
    'amountClp' | 'resultSha256' | 'certificationCode'
  > & {
    readonly name: string;
    readonly matters: readonly Matter[];
  })[];
}

export function submissionDocument({ edition, receivedOn, contests }: ListWritten): Written {
  return inLocale(sourceLocale, () => ({
    title: m.sanction_document_submission({ edition }),
    blocks: [
      { kind: 'text', text: m.sanction_document_submission_said({ day: day(receivedOn) }) },
      ...contests.flatMap((contest) => contestBlocks(contest)),
      { kind: 'text', text: m.sanction_document_limits() },
    ],
  }));
}

function contestBlocks(contest: ListWritten['contests'][number]): Blocks {
  return [
    {
      kind: 'facts',
      rows: [
        { label: m.sanction_fact_contest(), text: contest.name },
        { label: m.sanction_fact_amount(), text: money(contest.amountClp) },
        { label: m.sanction_fact_certification(), text: contest.certificationCode },
        { label: m.sanction_fact_result(), text: contest.resultSha256 },
      ],
    },
    {
      kind: 'table',
      caption: m.sanction_document_order({ contest: contest.name }),
      columns: [
        m.sanction_column_place(),
        m.sanction_column_project(),
        m.sanction_column_cost(),
        m.sanction_column_reached(),
      ],
      rows: contest.matters.map(({ place, name, costClp, isFunded }) => [
        String(place),
        name,
        money(costClp),
        isFunded ? m.sanction_reached() : m.sanction_not_reached(),
      ]),
    },
  ];
}

export function resolutionDocument(given: ClosePayload): Written {
  return inLocale(sourceLocale, () => ({
    title: m.sanction_document_resolution({ resolution: given.resolution }),
    blocks: [
      {
        kind: 'text',
        text: m.sanction_document_resolution_said({
          sitting: given.sitting.name,
          day: day(given.sitting.heldOn),
          edition: given.edition.name,
        }),
      },
      {
        kind: 'facts',
        rows: [
          { label: m.sanction_fact_submission(), text: String(given.submission.number) },
          { label: m.sanction_fact_majority(), text: majorityWords[given.majority]() },
          { label: m.sanction_fact_norm(), text: given.majorityNorm },
          { label: m.sanction_fact_quorum(), text: String(given.quorum) },
          ...given.results.flatMap(resultFacts),
        ],
      },
      ...given.decisions.flatMap(decisionBlocks),
      { kind: 'text', text: m.sanction_document_limits() },
    ],
  }));
}

/** The certified result that a sanction cites. */
export function resultFacts({
  contest,
  certificationCode,
  sha256,
}: ClosePayload['results'][number]) {
  return [
    { label: m.sanction_fact_contest(), text: contest },
    { label: m.sanction_fact_certification(), text: certificationCode },
    { label: m.sanction_fact_result(), text: sha256 },
  ];
}

function decisionBlocks(one: DecidedPayload): Blocks {
  const rows = [
    { label: m.sanction_fact_contest(), text: one.contest },
    { label: m.sanction_fact_project(), text: one.name },
    { label: m.sanction_fact_outcome(), text: outcomeWords[one.outcome]() },
    ...(one.amountClp === null
      ? []
      : [{ label: m.sanction_fact_amount(), text: money(one.amountClp) }]),
    ...(one.place === null ? [] : [{ label: m.sanction_fact_place(), text: String(one.place) }]),
    ...said(m.sanction_fact_changes(), one.changes),
    ...said(m.sanction_fact_reason(), one.reason),
    ...(one.return === null
      ? []
      : [
          { label: m.sanction_fact_return_what(), text: one.return.what },
          { label: m.sanction_fact_return_by(), text: one.return.by },
          { label: m.sanction_fact_return_until(), text: day(one.return.until) },
        ]),
    ...said(m.sanction_fact_minority(), one.minority),
    ...(one.isCarried ? [] : [{ label: m.sanction_fact_voted(), text: m.sanction_not_carried() }]),
    { label: m.sanction_fact_tally(), text: tallyWords(one.votes) },
  ];
  return [
    { kind: 'facts', rows },
    {
      kind: 'table',
      caption: m.sanction_document_votes({ project: one.name }),
      columns: [m.sanction_column_member(), m.sanction_column_vote()],
      rows: one.votes.map((vote) => [vote.name, votedAs(vote, one.castingBy)]),
    },
  ];
}

function said(label: string, text: string) {
  return text === '' ? [] : [{ label, text }];
}

/** A vote in words, with the interest of whoever recused and the vote that counted once more. */
export function votedAs(
  { memberId, vote, interest }: DecidedPayload['votes'][number],
  castingBy: string | null,
): string {
  const word = voteWords[vote]();
  if (interest !== '') return m.sanction_vote_recused_because({ interest });
  return memberId === castingBy ? m.sanction_vote_casting({ vote: word }) : word;
}

export interface LapseWritten extends Pick<ListWritten, 'edition' | 'receivedOn' | 'contests'> {
  readonly lastDay: string;
}

export function lapseDocument({ edition, receivedOn, lastDay, contests }: LapseWritten): Written {
  return inLocale(sourceLocale, () => ({
    title: m.sanction_document_lapse({ edition }),
    blocks: [
      {
        kind: 'text',
        text: m.sanction_document_lapse_said({ received: day(receivedOn), until: day(lastDay) }),
      },
      ...contests.flatMap(contestBlocks),
      { kind: 'text', text: m.sanction_document_limits() },
    ],
  }));
}
