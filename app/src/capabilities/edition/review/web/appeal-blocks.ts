// How the document of an appeal says what was answered first, what was decided, and why.
import { m } from '#words';
import type { WriteDecision } from '../actions/decide-appeal.ts';
import { appealOutcomeHints, appealOutcomeWords, instantWords, outcomeWords } from './words.ts';

/** The words of its author are on the page of the proposal, where they go with it: a document is for good. */
export const writeDecision: WriteDecision = ({ edition, examination, appeal, deciding }) => {
  const { number, title } = examination;
  const { outcome, answer, norm, article } = deciding;
  const cited = article === '' ? norm : m.review_norm_article({ norm, article });
  return {
    title: m.review_appeal_document_title({ number, edition: edition.name }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: m.review_document_named({ number }), text: title },
          {
            label: m.review_appeal_against(),
            text: `${outcomeWords[appeal.against.outcome]()}. ${appeal.against.answer}`,
          },
          {
            label: m.review_appeals_filed(),
            text: instantWords(appeal.filedAt, edition.timeZone),
          },
          {
            label: m.review_appeal_decision(),
            text: `${appealOutcomeWords[outcome]()}. ${appealOutcomeHints[outcome]()}`,
          },
          { label: m.review_field_reason(), text: answer },
          ...(norm === '' ? [] : [{ label: m.review_field_norm(), text: cited }]),
        ],
      },
    ],
  };
};
