// The public list of members, those who left too: the same rows on its page, its CSV and its JSON.
import type { PublicList } from '../../../../platform/public-list.ts';
import { listMembers } from '../store/members.ts';
import { column } from './call-list.ts';
import { membersPath } from './paths.ts';

export const memberList: PublicList = {
  name: 'miembros-mesa',
  title: { 'es-CL': 'Integrantes de la Mesa de Trabajo', en: 'Members of the roundtable' },
  source: {
    'es-CL': 'Organizaciones admitidas y organismos públicos que aceptaron, en Minga.',
    en: 'Organisations that were admitted and public bodies that accepted, on Minga.',
  },
  page: membersPath,
  columns: [
    column('id', 'text', 'Identificador en su dirección', 'Identifier in its address'),
    column('name', 'text', 'Nombre de hoy', 'Name of today'),
    column('name_then', 'text', 'Nombre al entrar', 'Name when it entered'),
    column(
      'kind',
      'text',
      'Qué es: organization, institution',
      'What it is: organization, institution',
    ),
    column('joined_on', 'date', 'Desde', 'Since'),
    column(
      'call',
      'integer',
      'Número de la convocatoria por la que entró',
      'Number of the call by which it entered',
    ),
    column('silent_since', 'date', 'No habla desde', 'Silent since'),
    column('left_on', 'date', 'Se fue', 'Left'),
    column('left_reason', 'text', 'Por qué se fue', 'Why it left'),
    column('replaced_by', 'text', 'Quién tomó su lugar', 'Who took its place'),
  ],
  async rows(db) {
    return (await listMembers(db)).map((member) => ({
      id: member.slug,
      name: member.name,
      name_then: member.nameThen,
      kind: member.of.kind,
      joined_on: member.joinedOn,
      call: member.callNumber ?? null,
      silent_since: member.silentSince ?? null,
      left_on: member.leftOn ?? null,
      left_reason: member.leftReason ?? null,
      replaced_by: member.replacedBy?.slug ?? null,
    }));
  },
};
