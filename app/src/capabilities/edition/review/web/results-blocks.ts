// How the document of a round says its results: each proposal with its answer, and of each no its reason and its norm.
import { m } from '#words';
import { slateCost } from '../actions/keep-slate.ts';
import type { WriteResults } from '../actions/publish-round.ts';
import type { Examination } from '../store/examinations.ts';
import { groundWords, kindWords, money, numberOf, outcomeWords } from './words.ts';

export const writeResults: WriteResults = (edition, { number }, examinations) => {
  const feasible = examinations.filter(({ outcome }) => outcome === 'feasible');
  const negative = examinations.filter(({ outcome }) => outcome !== 'feasible');
  const alone = examinations.filter(({ isSignedAlone }) => isSignedAlone);
  const { name, rules } = edition;
  const days = rules?.operational.appeals.businessDays ?? 0;
  return {
    title: m.review_document_title({ number, edition: name }),
    blocks: [
      {
        kind: 'text',
        text: m.review_document_lead({
          count: numberOf(examinations.length),
          feasible: numberOf(feasible.length),
          negative: numberOf(negative.length),
        }),
      },
      ...(feasible.length === 0
        ? []
        : [
            { kind: 'heading', text: m.review_document_feasible() } as const,
            {
              kind: 'table',
              caption: m.review_document_feasible(),
              columns: [
                m.review_document_number(),
                m.review_column_cost(),
                m.review_column_proposal(),
              ],
              rows: feasible.map((one) => [String(one.number), money(slateCost(one)), one.title]),
            } as const,
          ]),
      ...(negative.length === 0
        ? []
        : [
            { kind: 'heading', text: m.review_document_negative() } as const,
            ...(days > 0
              ? [{ kind: 'text', text: m.review_document_appeal({ days }) } as const]
              : []),
          ]),
      ...negative.map((one) => ({ kind: 'facts', rows: factsOf(one) }) as const),
      ...(alone.length === 0
        ? []
        : [
            {
              kind: 'text',
              text: m.review_document_alone({
                numbers: alone.map((one) => one.number).join(', '),
              }),
            } as const,
          ]),
    ],
  };
};

function factsOf({ number, title, outcome, answer, checks }: Examination) {
  return [
    {
      label: m.review_document_named({ number }),
      text: `${title} (${outcome === null ? '' : outcomeWords[outcome]()})`,
    },
    { label: m.review_field_answer(), text: answer ?? '' },
    ...checks
      .filter(({ finding }) => finding === 'no')
      .map(({ kind, ground, norm, article, reason }) => ({
        label: kindWords[kind](),
        text: [
          ground === null ? '' : groundWords[ground](),
          reason ?? '',
          norm === null ? '' : article === null ? norm : m.review_norm_article({ norm, article }),
        ]
          .filter((one) => one !== '')
          .join('. '),
      })),
  ];
}
