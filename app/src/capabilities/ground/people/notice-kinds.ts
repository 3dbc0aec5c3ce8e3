// What this room itself tells people.
import type { NoticeKind } from '../../../platform/room.ts';

export const noticeKinds: readonly NoticeKind[] = [
  {
    kind: 'people/message',
    label: {
      'es-CL': 'mensajes de las municipalidades a las que los pedí',
      en: 'messages of the municipalities that I asked for them',
    },
  },
  {
    kind: 'people/act-to-sign',
    label: {
      'es-CL': 'actos de dos personas que esperan mi firma',
      en: 'acts of two people that wait for my signature',
    },
    isAlways: true,
  },
  {
    kind: 'people/accounts-joined',
    label: { 'es-CL': 'cuentas mías que se juntan', en: 'accounts of mine that are joined' },
    isAlways: true,
  },
  {
    kind: 'people/mail-failing',
    label: { 'es-CL': 'problemas con mi correo', en: 'trouble with my e-mail' },
    isAlways: true,
  },
];
