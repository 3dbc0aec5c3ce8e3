// How the document of a feasibility that was taken back says since when it stood, why it does not, and that it can be appealed.
import { m } from '#words';
import type { WriteReversal } from '../actions/reverse-feasible.ts';
import { groundWords, instantWords } from './words.ts';

export const writeReversal: WriteReversal = ({ edition, examination, payload }) => {
  const { number, title, publishedAt } = examination;
  const { ground, reason, norm, article } = payload;
  const days = edition.rules?.operational.appeals.businessDays ?? 0;
  const cited = article === '' ? norm : m.review_norm_article({ norm, article });
  return {
    title: m.review_reversal_document_title({ number, edition: edition.name }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: m.review_document_named({ number }), text: title },
          ...(publishedAt === null
            ? []
            : [
                {
                  label: m.review_reversal_published(),
                  text: instantWords(publishedAt, edition.timeZone),
                },
              ]),
          { label: m.review_field_ground(), text: groundWords[ground]() },
          { label: m.review_field_reason(), text: reason },
          { label: m.review_field_norm(), text: cited },
        ],
      },
      { kind: 'text', text: m.review_reversal_document_signed() },
      ...(days > 0 ? [{ kind: 'text', text: m.review_document_appeal({ days }) } as const] : []),
    ],
  };
};
