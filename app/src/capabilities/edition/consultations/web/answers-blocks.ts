// The numbered document with the answers: what was asked on which basis, and for each group what was said and answered.
import { m } from '#words';
import { formatInstant } from '../../../../ui/format.ts';
import type { WriteAnswers } from '../actions/publish-answers.ts';
import { lastAnswer } from '../store/groups.ts';
import { kindWords, levelWords, numberOf, outcomeWords, placeOf } from './words.ts';

export const writeAnswers: WriteAnswers = (consultation, groups, observations) => {
  const { title, kind, level, effect, norm, article, closesAt, timeZone } = consultation;
  const standing = observations.filter(({ hiddenAt }) => hiddenAt === undefined);
  const people = standing.reduce((sum, { peopleCount }) => sum + peopleCount, 0);
  return {
    title: m.consultations_document_title({ title }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: m.consultations_field_kind(), text: kindWords[kind]() },
          { label: m.consultations_field_level(), text: levelWords[level]() },
          { label: m.consultations_field_effect(), text: effect },
          {
            label: m.consultations_basis(),
            text:
              article === undefined ? norm : m.consultations_document_article({ norm, article }),
          },
          {
            label: m.consultations_column_closes(),
            text: closesAt === undefined ? '' : formatInstant(closesAt, 'es-CL', { timeZone }),
          },
          { label: m.consultations_column_observations(), text: numberOf(standing.length) },
          { label: m.consultations_people(), text: numberOf(people) },
        ],
      },
      ...(groups.length === 0
        ? [{ kind: 'text' as const, text: m.consultations_nobody_observed() }]
        : []),
      ...groups.flatMap((group) => {
        const answer = lastAnswer(group);
        const own = standing.filter(({ groupId }) => groupId === group.id);
        const places = [...new Set(own.map(({ number }) => placeOf(number)))].join(', ');
        return [
          { kind: 'heading' as const, text: `${group.number}. ${group.theme}` },
          {
            kind: 'facts' as const,
            rows: [
              {
                label: m.consultations_column_observations(),
                text: places === '' ? numberOf(own.length) : `${numberOf(own.length)} (${places})`,
              },
              ...(group.said === ''
                ? []
                : [{ label: m.consultations_column_said(), text: group.said }]),
              ...(answer === undefined
                ? []
                : [
                    {
                      label: m.consultations_column_outcome(),
                      text: outcomeWords[answer.outcome](),
                    },
                    { label: m.consultations_field_reason(), text: answer.reason },
                  ]),
              ...(answer === undefined || answer.done === ''
                ? []
                : [{ label: m.consultations_column_done(), text: answer.done }]),
              ...(answer?.changedBecause === undefined
                ? []
                : [{ label: m.consultations_field_because(), text: answer.changedBecause }]),
            ],
          },
        ];
      }),
    ],
  };
};
