// Door 1 of the roundtable: what the Mesa de Trabajo adds to the whole, and where its pages are.
import { systemClock } from '../../../platform/clock.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { mayOpenDocument } from './actions/keep-document.ts';
import { mayOpenProof } from './actions/may-open-proof.ts';
import { roundtableArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import { listActions } from './store/agenda.ts';
import { filesOfAnalyses } from './store/analyses.ts';
import { namedFiles } from './store/applications.ts';
import { listBottlenecks } from './store/bottlenecks.ts';
import { listCalls } from './store/calls.ts';
import { filesOfEvidence } from './store/evidence.ts';
import { listMembers } from './store/members.ts';
import {
  documentOfAction,
  documentOfBottleneck,
  documentOfCall,
  documentOfMember,
  documentOfTopic,
} from './store/search-documents.ts';
import { listTopics } from './store/topics.ts';
import { actionList, bottleneckList, promiseList } from './web/agenda-lists.ts';
import { callList } from './web/call-list.ts';
import { endTogether } from './web/ending-kind.ts';
import { memberList } from './web/member-list.ts';
import { panels } from './web/panels.tsx';
import { pathIn } from './web/paths.ts';
import { publishTogether } from './web/results-kind.ts';
import { areaList, positionList } from './web/topic-lists.ts';

export { roundtablePath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'roundtable',
  panels,
  publicLists: [
    callList,
    memberList,
    actionList,
    bottleneckList,
    promiseList,
    positionList,
    areaList,
  ],
  personalData,
  privacy,
  twoPersonKinds: [publishTogether, endTogether],
  notices: [
    {
      kind: 'roundtable/action',
      label: {
        'es-CL': 'acciones de la Mesa de Trabajo que le piden a mi organización o que se atrasan',
        en: 'actions of the roundtable that my organisation is asked to take on or that are late',
      },
      isAlways: true,
    },
    {
      kind: 'roundtable/minutes',
      label: {
        'es-CL': 'actas de la Mesa de Trabajo que esperan mi palabra',
        en: 'minutes of the roundtable that wait for my word',
      },
    },
    {
      kind: 'roundtable/call',
      label: {
        'es-CL':
          'plazos y resultados de las convocatorias a la Mesa de Trabajo donde postula mi organización',
        en: 'deadlines and results of the calls to the roundtable to which my organisation applies',
      },
      isAlways: true,
    },
    {
      kind: 'roundtable/invitation',
      label: {
        'es-CL': 'invitaciones de la Mesa de Trabajo a mi institución',
        en: 'invitations of the roundtable to my institution',
      },
    },
    {
      kind: 'roundtable/membership',
      label: {
        'es-CL': 'el fin del lugar de mi organización o institución en la Mesa de Trabajo',
        en: 'the end of the place of my organisation or institution at the roundtable',
      },
      isAlways: true,
    },
    {
      kind: 'roundtable/waiting-stance',
      label: {
        'es-CL': 'posiciones de mi suplente en la Mesa de Trabajo que esperan mi decisión',
        en: 'positions of my alternate at the roundtable that wait for my decision',
      },
      isAlways: true,
    },
    {
      kind: 'roundtable/dead-evidence',
      label: {
        'es-CL': 'pruebas de mi integrante en la Mesa de Trabajo que dejan de responder',
        en: 'evidence of my member at the roundtable that stops answering',
      },
    },
    {
      kind: 'roundtable/representative',
      label: {
        'es-CL': 'que me piden hablar en la Mesa de Trabajo',
        en: 'that I am asked to speak at the roundtable',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'the day until which an action of the agenda is to be done',
      watchedBy:
        'roundtable-watch-actions tells every member responsible on the day after and each thirty days; own task of theirs until it is done or cancelled; everybody sees that it is late',
    },
    {
      what: 'the five business days in which the principal takes or leaves what the alternate wrote',
      watchedBy: 'own task and seat of the principal; it lapses by its day and is never published',
    },
    {
      what: 'the last day on which residents are asked about a topic',
      watchedBy: 'its page, which takes no answer after that day',
    },
    {
      what: 'the last day of a call',
      watchedBy: 'its page and the place of each organisation that may apply; it closes by its day',
    },
    {
      what: 'the results that are owed once a call is closed',
      watchedBy: 'own task and desk of the secretariat until all are published',
    },
  ],
  search: {
    kinds: {
      'roundtable-call': {
        'es-CL': 'Convocatorias a la Mesa de Trabajo',
        en: 'Calls to the roundtable',
      },
      'roundtable-topic': {
        'es-CL': 'Temas de la Mesa de Trabajo',
        en: 'Topics of the roundtable',
      },
      'roundtable-bottleneck': {
        'es-CL': 'Nudos críticos de la Mesa de Trabajo',
        en: 'Bottlenecks of the roundtable',
      },
      'roundtable-action': {
        'es-CL': 'Acciones de la Mesa de Trabajo',
        en: 'Actions of the roundtable',
      },
      'roundtable-member': {
        'es-CL': 'Integrantes de la Mesa de Trabajo',
        en: 'Members of the roundtable',
      },
    },
    async documents(db) {
      const [calls, members, topics, bottlenecks, actions] = await Promise.all([
        listCalls(db, systemClock.now()),
        listMembers(db),
        listTopics(db),
        listBottlenecks(db),
        listActions(db),
      ]);
      return [
        ...calls.map((call) => documentOfCall(call, pathIn)),
        ...members.map((member) => documentOfMember(member, pathIn)),
        ...bottlenecks.map((one) => documentOfBottleneck(one, pathIn)),
        ...actions.map((action) => documentOfAction(action, pathIn)),
        ...topics.map((topic) => documentOfTopic(topic, pathIn)),
      ];
    },
  },
  institutionArchive: roundtableArchive,
  files: {
    stillNamed: async (db, ids) =>
      new Set([
        ...(await namedFiles(db, ids)),
        ...(await filesOfAnalyses(db, ids)),
        ...(await filesOfEvidence(db, ids)),
      ]),
    mayOpen: async (db, file, actor) =>
      (await mayOpenDocument(db, file, actor)) || mayOpenProof(db, file, actor),
  },
  demonstrate: async (house) => {
    const { demonstrateRoundtable } = await import('./web/demonstrate-roundtable.ts');
    await demonstrateRoundtable(house);
    const { demonstrateAgenda } = await import('./web/demonstrate-agenda.ts');
    await demonstrateAgenda(house);
    const { demonstrateTopics } = await import('./web/demonstrate-topics.ts');
    await demonstrateTopics(house);
  },
};
