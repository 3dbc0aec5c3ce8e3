// This room's part of the demonstration: what invented people say about an experience. They tell no facts of it.
import type { House } from '../../../../platform/room.ts';
import { demonstrateConversation } from '../../../ground/conversation/index.ts';
import type { PlaceName } from '../../../ground/conversation/rules/index.ts';

/** Idempotent; `place` is the experience that is talked about. */
export function demonstrateTalk(house: House, place: PlaceName): Promise<void> {
  return demonstrateConversation(house, place, [
    {
      by: 0,
      hoursAgo: 90,
      text: 'Me gustaría saber cómo se repartió entre campo y ciudad.\n\nEn mi comuna lo urbano siempre se lleva casi todo.',
      replies: [
        {
          by: 1,
          hoursAgo: 70,
          text: 'Buena pregunta. Quizás esté en las bases; si alguien las tiene, que las comparta aquí.',
        },
        {
          by: 2,
          hoursAgo: 51,
          text: '@Rosa A. en otras comunas hay un cupo para los sectores rurales. Pidámoslo también.',
        },
      ],
    },
    {
      by: 3,
      hoursAgo: 44,
      lang: 'arn',
      text: 'Mari mari kom pu che. Küme dungu tüfa.',
    },
    {
      by: 4,
      hoursAgo: 30,
      text: 'Vendo leña seca y pellets, entrego a domicilio en toda la comuna.',
      fate: {
        hidden: 'advertises',
        words:
          'Para ofrecer productos hay otros lugares; aquí conversamos del presupuesto participativo.',
        objects: 'Solo quería avisar a mis vecinas y vecinos. ¿Puede verlo otra persona?',
      },
    },
    {
      by: 2,
      hoursAgo: 9,
      text: 'Los resultados que se citan vienen de https://araucanianoticias.cl/ según la propia página. ¿Hay una fuente municipal?',
    },
    {
      by: 5,
      hoursAgo: 2,
      text: 'Yo querría que mi junta de vecinos postulara. ¿Por dónde se empieza?',
      fate: 'waits',
    },
  ]);
}
