// The public lists of positions and of common areas: the same rows on their pages, their CSV and their JSON.
import type { PublicList } from '../../../../platform/public-list.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { stateOfArea } from '../rules/quorum.ts';
import { listAreas, listQuorums } from '../store/areas.ts';
import { listMembers } from '../store/members.ts';
import { listTopics } from '../store/topics.ts';
import { backingOfArea } from './areas-page.tsx';
import { column } from './call-list.ts';
import { readComparison, standsOf } from './comparison.ts';
import { areasPath, topicsPath } from './topic-paths.ts';

export const positionList: PublicList = {
  name: 'posiciones-mesa',
  title: { 'es-CL': 'Posiciones en la Mesa de Trabajo', en: 'Positions at the roundtable' },
  source: {
    'es-CL':
      'Lo que cada integrante de la Mesa de Trabajo escribe en Minga; solo lo que está en pie.',
    en: 'What each member of the roundtable writes on Minga; only what stands.',
  },
  page: topicsPath,
  columns: [
    column('topic', 'integer', 'Número del tema', 'Number of the topic'),
    column('topic_title', 'text', 'Tema', 'Topic'),
    column('question', 'integer', 'Número de la pregunta', 'Number of the question'),
    column('statement', 'text', 'Pregunta', 'Question'),
    column(
      'ground',
      'text',
      'Lo que hay en común: unheard, agreement, near, rejection, difference',
      'What there is in common: unheard, agreement, near, rejection, difference',
    ),
    column('is_candidate', 'boolean', 'Puede ser un ámbito común', 'May become a common area'),
    column('member', 'text', 'Integrante', 'Member'),
    column(
      'choice',
      'text',
      'Posición: agree, agree-if, disagree, none',
      'Position: agree, agree-if, disagree, none',
    ),
    column('condition', 'text', 'Condición', 'Condition'),
    column('reasons', 'text', 'Razones', 'Reasons'),
    column('since', 'date', 'Desde cuándo', 'Since when'),
  ],
  async rows(db) {
    const topics = (await listTopics(db)).toSorted((one, other) => one.number - other.number);
    const read = await Promise.all(topics.map((topic) => readComparison(db, topic)));
    return read.flatMap((comparison) =>
      comparison.questions.flatMap((question) =>
        comparison.members.flatMap((member) => {
          const stands = standsOf(comparison, question.id, member.id);
          if (stands === undefined) return [];
          const ground = comparison.grounds.find(({ questionId }) => questionId === question.id);
          return {
            topic: comparison.topic.number,
            topic_title: comparison.topic.title,
            question: question.position,
            statement: question.statement,
            ground: ground?.ground ?? 'unheard',
            is_candidate: ground?.isCandidate ?? false,
            member: member.slug,
            choice: stands.choice,
            condition: stands.condition === '' ? null : stands.condition,
            reasons: stands.reasons === '' ? null : stands.reasons,
            since: dayIn(ROUNDTABLE_ZONE, stands.takenAt ?? stands.writtenAt),
          };
        }),
      ),
    );
  },
};

export const areaList: PublicList = {
  name: 'ambitos-mesa',
  title: {
    'es-CL': 'Ámbitos comunes de la Mesa de Trabajo',
    en: 'Common areas of the roundtable',
  },
  source: {
    'es-CL': 'Respaldos que los integrantes de la Mesa de Trabajo dan en Minga, según su quórum.',
    en: 'Backings that members of the roundtable give on Minga, by its quorum.',
  },
  page: areasPath,
  columns: [
    column('number', 'integer', 'Número', 'Number'),
    column('title', 'text', 'Título', 'Title'),
    column('topic', 'integer', 'Número del tema', 'Number of the topic'),
    column(
      'state',
      'text',
      'Estado: candidate, common, withdrawn-from',
      'State: candidate, common, withdrawn-from',
    ),
    column('backings', 'integer', 'Respaldos', 'Backings'),
    column(
      'needed',
      'integer',
      'Respaldos que pide el quórum',
      'Backings that the quorum asks for',
    ),
    column('backed_by', 'text', 'Quiénes lo respaldan', 'Who backs it'),
    column('common_since', 'date', 'Común desde', 'Common since'),
  ],
  async rows(db) {
    const [areas, members, quorums] = await Promise.all([
      listAreas(db),
      listMembers(db),
      listQuorums(db),
    ]);
    return areas.map((area) => {
      const backing = backingOfArea(area, { members, quorums });
      const backers = area.backings
        .filter(({ withdrawnAt }) => withdrawnAt === undefined)
        .flatMap(({ memberId }) => {
          const member = members.find(({ id }) => id === memberId);
          return member === undefined || member.leftOn !== undefined ? [] : [member.slug];
        });
      const period = area.periods.at(-1);
      return {
        number: area.number,
        title: area.title,
        topic: area.topicNumber,
        state: stateOfArea(area.periods),
        backings: backing?.backedCount ?? backers.length,
        needed: backing?.needed ?? null,
        backed_by: backers.join(' '),
        common_since:
          period === undefined || period.endedAt !== undefined
            ? null
            : dayIn(ROUNDTABLE_ZONE, period.beganAt),
      };
    });
  },
};
