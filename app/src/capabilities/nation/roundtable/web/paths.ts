// The addresses of the Mesa: its front, its calls and members, the seat of a representative, and its secretariat.
import { definePath } from '../../../../platform/http/path.ts';
import type { PathIn } from '../store/places.ts';
import { actionPath, bottleneckPath, sittingPath } from './agenda-paths.ts';
import { areaPath, seatTopic, topicPath } from './topic-paths.ts';

export const roundtablePath = definePath('/mesa', '/en/roundtable');
export const callsPath = definePath('/mesa/convocatorias', '/en/roundtable/calls');
/** `:call` is its number. */
export const callPath = definePath('/mesa/convocatorias/:call', '/en/roundtable/calls/:call');
/** How to apply, for everybody; the form is of each organisation. */
export const applyPath = definePath(
  '/mesa/convocatorias/:call/postular',
  '/en/roundtable/calls/:call/apply',
);
export const membersPath = definePath('/mesa/miembros', '/en/roundtable/members');
export const memberPath = definePath('/mesa/miembros/:member', '/en/roundtable/members/:member');
/** The public lists as files. */
export const listFilePaths = {
  calls: {
    csv: definePath('/datos/convocatorias-mesa.csv'),
    json: definePath('/datos/convocatorias-mesa.json'),
  },
  members: {
    csv: definePath('/datos/miembros-mesa.csv'),
    json: definePath('/datos/miembros-mesa.json'),
  },
} as const;
export const seatPath = definePath('/mesa/mi-lugar', '/en/roundtable/my-seat');
export const answerSeatPath = definePath(
  '/mesa/mi-lugar/representacion',
  '/en/roundtable/my-seat/representation',
);
export const stepDownPath = definePath('/mesa/mi-lugar/dejar', '/en/roundtable/my-seat/step-down');

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/mesa${spanish}`,
    `/en/manage/:institution/roundtable${english}`,
  );
}

/** Of the secretariat; `:call` is an id here, for a draft has no number. */
export const desk = {
  front: deskOf('', ''),
  begin: deskOf('/convocatorias/nueva', '/calls/new'),
  call: deskOf('/convocatorias/:call', '/calls/:call'),
  details: deskOf('/convocatorias/:call/datos', '/calls/:call/details'),
  publish: deskOf('/convocatorias/:call/publicar', '/calls/:call/publish'),
  remove: deskOf('/convocatorias/:call/borrar', '/calls/:call/delete'),
  extend: deskOf('/convocatorias/:call/plazo', '/calls/:call/deadline'),
  withdraw: deskOf('/convocatorias/:call/retirar', '/calls/:call/withdraw'),
  application: deskOf(
    '/convocatorias/:call/postulaciones/:application',
    '/calls/:call/applications/:application',
  ),
  results: deskOf('/convocatorias/:call/resultados', '/calls/:call/results'),
  invite: deskOf('/invitaciones', '/invitations'),
  takeInvitationBack: deskOf('/invitaciones/retirar', '/invitations/take-back'),
  endMember: deskOf('/integrantes', '/members'),
} as const;

/** The place of a member on its own side: of an organisation, and of a public body. */
export const own = {
  organization: {
    front: ownOf('', ''),
    representative: ownOf('/representantes', '/representatives'),
    end: ownOf('/representantes/terminar', '/representatives/end'),
    silence: ownOf('/silencio', '/silence'),
    leave: ownOf('/dejar', '/leave'),
  },
  institution: {
    front: seatOf('', ''),
    representative: seatOf('/representantes', '/representatives'),
    end: seatOf('/representantes/terminar', '/representatives/end'),
    silence: seatOf('/silencio', '/silence'),
    leave: seatOf('/dejar', '/leave'),
    answer: seatOf('/invitacion', '/invitation'),
  },
} as const;

function ownOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/organizaciones/:organization/gestion/mesa${spanish}`,
    `/en/organizations/:organization/manage/roundtable${english}`,
  );
}

function seatOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/lugar-en-la-mesa${spanish}`,
    `/en/manage/:institution/roundtable-seat${english}`,
  );
}

/** The form of an organisation; `:call` is the number of the call. */
export const applicationPath = ownOf('/convocatorias/:call', '/calls/:call');
export const takeBackPath = ownOf('/convocatorias/:call/retirar', '/calls/:call/take-back');

export const pathIn: PathIn = (place, locale) => {
  switch (place.kind) {
    case 'call':
      return callPath.to({ call: String(place.number) }, { locale });
    case 'member':
      return memberPath.to({ member: place.slug }, { locale });
    case 'bottleneck':
      return bottleneckPath.to({ bottleneck: String(place.number) }, { locale });
    case 'action':
      return actionPath.to({ action: String(place.number) }, { locale });
    case 'sitting':
      return sittingPath.to({ sitting: String(place.number) }, { locale });
    case 'topic':
      return topicPath.to({ topic: String(place.number) }, { locale });
    case 'area':
      return areaPath.to({ area: String(place.number) }, { locale });
    case 'seat-topic':
      return seatTopic.front.to({ topic: String(place.number) }, { locale });
    case 'dead-evidence':
      return seatTopic.mend.to({}, { locale });
    case 'seat':
      return seatPath.to({}, { locale });
    case 'own':
      return place.of.kind === 'organization'
        ? own.organization.front.to({ organization: place.of.slug }, { locale })
        : own.institution.front.to({ institution: place.of.slug }, { locale });
  }
};

/** Where a form of a member's own side is sent. */
export function ownHref(
  { kind, slug }: { readonly kind: 'organization' | 'institution'; readonly slug: string },
  place: keyof (typeof own)['organization'],
  query: Readonly<Record<string, string>> = {},
): string {
  return kind === 'organization'
    ? own.organization[place].to({ organization: slug }, { query })
    : own.institution[place].to({ institution: slug }, { query });
}
