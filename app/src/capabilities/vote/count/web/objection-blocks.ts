// The numbered documents of an answered objection and of a certified result, in the language of the moment.
import { m } from '#words';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { AnsweredObjection } from '../actions/answer-objection.ts';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import type { CertifyPayload } from '../rules/certify-acts.ts';
import type { ResultLine } from '../store/results.ts';
import {
  askWords,
  groundWords,
  longDay,
  moneyWords,
  outcomeWords,
  remedyWords,
} from './objection-words.ts';

type Written = Pick<DocumentAsked, 'title' | 'blocks'>;

/** What a resident wrote stays on the site: a document is for good. */
export function answerBlocks({ found, objection, answer }: AnsweredObjection): Written {
  const [number, year] = [String(objection.number), String(objection.year)];
  const { contest } = found;
  const table =
    objection.table === null
      ? ''
      : `: ${m.count_objection_table_named({ table: objection.table })}`;
  return {
    title: m.count_objection_document_title({ number, year }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: m.count_certify_act_edition(), text: found.edition.name },
          {
            label: m.count_objection_against(),
            text: m.count_objection_against_text({
              version: objection.version,
              contest: contest.name,
              code: objection.resultDocumentCode,
            }),
          },
          { label: m.count_objection_column_received(), text: longDay(objection.receivedOn) },
          { label: m.count_objection_ground(), text: groundWords[objection.ground]() },
          { label: m.count_objection_asks(), text: askWords[objection.asks]() + table },
          { label: m.count_objection_outcome(), text: outcomeWords[answer.outcome]() },
          { label: m.count_objection_reasons(), text: answer.reasons },
          ...(answer.done === null
            ? []
            : [
                {
                  label: m.count_objection_remedy(),
                  text: remedyWords(answer.done, answer.table),
                },
              ]),
        ],
      },
      { kind: 'text', text: m.count_objection_document_private() },
    ],
  };
}

/** The order of all projects, as it was counted, and which of them the amount reaches. */
export function certificationBlocks(
  { edition, contest }: VoteOfContest,
  { result, objections }: CertifyPayload,
  lines: readonly ResultLine[],
): Written {
  return {
    title: m.count_certify_document_title({ contest: contest.name, edition: edition.name }),
    blocks: [
      { kind: 'text', text: m.count_certify_document_text() },
      {
        kind: 'facts',
        rows: [
          {
            label: m.count_certify_act_result(),
            text: m.count_certify_act_result_text({
              version: result.version,
              code: result.documentCode,
            }),
          },
          { label: m.count_certify_act_sha256(), text: result.sha256 },
          {
            label: m.count_certify_act_objections(),
            text: m.count_certify_act_objections_text(said(objections)),
          },
        ],
      },
      {
        kind: 'table',
        caption: m.count_certify_document_order(),
        columns: [
          m.count_certify_document_place(),
          m.count_certify_document_project(),
          m.count_certify_document_cost(),
          m.count_certify_document_funded(),
        ],
        rows: lines.map(({ place, number, name, costClp, isFunded }) => [
          String(place),
          `${number}. ${name}`,
          moneyWords(costClp),
          isFunded ? m.count_certify_document_yes() : m.count_certify_document_no(),
        ]),
      },
    ],
  };
}

export function said({ count, accepted }: CertifyPayload['objections']) {
  return { count: String(count), accepted: String(accepted) };
}
