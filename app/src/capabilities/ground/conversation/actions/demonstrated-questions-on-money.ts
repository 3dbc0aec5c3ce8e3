// Of the forum of a demonstration: money, projects, works and bases. All of it is invented.
import type { DemonstratedQuestion } from './demonstrated-questions.ts';

const COST_GUIDE = `# Qué se paga
- Horas de equipo: dos personas a media jornada durante seis meses son casi todo el gasto.
- Traslados y colaciones de las asambleas, sobre todo en el campo.
- Impresión de papeletas, actas y afiches.
- Cuidado infantil y lengua de señas: se presupuesta, no se improvisa.

# Lo que se olvida
1. La mantención de lo que se construya. Pregúntala a quien la va a pagar antes de publicar el proyecto.
2. La visita técnica a cada idea. Veinte ideas son veinte salidas a terreno.
3. El margen: un diez por ciento sin asignar para lo que se encarece entre la votación y la licitación.

# Cómo se dice
Publica el costo del proceso junto al sobre. Que cueste no es vergüenza; que no se sepa, sí.`;

export const questionsOnMoney: readonly DemonstratedQuestion[] = [
  {
    by: 'negrete',
    theme: 'money',
    comuna: 'negrete',
    hoursAgo: 520,
    title: '¿Cuánto cuesta hacer el proceso, aparte de los proyectos?',
    text: 'Nuestro sobre es chico y el concejo pregunta cuánto se va en organizarlo. No encontramos cifras.\n\n¿Qué gastos tuvieron de verdad y cuáles no habían previsto?',
    answers: [
      {
        by: 'ancud',
        hoursAgo: 505,
        text: 'Lo que más pesa es el tiempo del equipo: dos personas a media jornada por seis meses. Lo demás es poco: traslados, colaciones, impresión.\n\nLo que no habíamos previsto: la visita técnica a cada idea (fueron veinte salidas a terreno) y el cuidado infantil en las asambleas.\n\nSumado, cerca de un ocho por ciento del sobre el primer año y la mitad el segundo.',
        useful: [2, 3, 6, 'negrete', 'lautaro', 'subdere'],
        pinnedBy: 'subdere',
        guide: {
          by: 'subdere',
          title: 'Cuánto cuesta hacer un presupuesto participativo',
          text: COST_GUIDE,
        },
      },
      {
        by: 8,
        hoursAgo: 470,
        text: 'Que se publique. En mi comuna nadie sabía cuánto costó y se inventaron cifras.',
        useful: [0, 1],
      },
    ],
  },
  {
    by: 2,
    theme: 'money',
    hoursAgo: 340,
    title: '¿Quién paga la luz y la mantención de una plaza que ganó?',
    text: 'Votamos una plaza con luces y ahora el municipio dice que no hay plata para la cuenta. ¿Eso no debería saberse antes?',
    answers: [
      {
        by: 'lautaro',
        hoursAgo: 330,
        text: 'Sí. Nosotros exigimos en la revisión técnica una línea de costo anual y quién lo asume, y la papeleta la muestra al lado del costo. Si nadie lo asume, el proyecto no pasa.',
        useful: [2, 4, 9, 13, 'negrete'],
        replies: [
          {
            by: 2,
            hoursAgo: 322,
            text: 'Gracias. Voy a pedir que lo pongan en las bases del próximo año.',
          },
        ],
      },
    ],
  },
  {
    by: 13,
    theme: 'projects',
    comuna: 'quellon',
    hoursAgo: 230,
    title: '¿Qué pasa si el terreno de la idea no es municipal?',
    text: 'Queremos una multicancha en un sitio que todos usan hace años, pero resulta que es de un particular. ¿La idea se rechaza o hay alguna salida?',
    answers: [
      {
        by: 'ancud',
        hoursAgo: 215,
        text: 'No siempre se rechaza. Se puede pedir un comodato (préstamo) por varios años, buscar un sitio fiscal cerca, o cambiar la idea por equipamiento que se mueva. Lo importante es avisar pronto a quien propuso y darle plazo para elegir.',
        useful: [13, 1, 6],
      },
      {
        by: 19,
        hoursAgo: 190,
        text: 'A nosotros nos prestaron el terreno por diez años con una carta simple y después la notaría. Partan por conversar con el dueño antes de postular.',
        useful: [13],
      },
    ],
  },
  {
    by: 6,
    theme: 'projects',
    hoursAgo: 22,
    title: '¿Cómo calculo cuánto cuesta mi idea si no soy arquitecta?',
    text: 'En el formulario me piden un costo y no tengo idea. ¿Pongo cualquiera? ¿Me ayuda alguien del municipio?',
    answers: [],
  },
  {
    by: 0,
    theme: 'delivery',
    hoursAgo: 180,
    title: 'La obra que ganamos lleva ocho meses atrasada, ¿qué se puede exigir?',
    text: 'Ganamos una techumbre para la sede. La licitación quedó desierta dos veces y nadie nos explica. ¿Hay plazos? ¿A quién le preguntamos?',
    answers: [
      {
        by: 'dos',
        hoursAgo: 170,
        text: 'Pidan tres cosas por escrito: en qué etapa está, qué la detiene y quién responde. El municipio debería publicarlo sin que lo pidan. Si la licitación quedó desierta dos veces, casi siempre es por precio: se puede ajustar el proyecto, pero eso se conversa con quienes lo votaron.',
        useful: [0, 5, 7, 8],
        pinnedBy: 'dos',
      },
    ],
  },
  {
    by: 'lautaro',
    theme: 'bases',
    comuna: 'lautaro',
    hoursAgo: 440,
    title: '¿La edad y el monto van en la ordenanza o en las bases?',
    text: 'Nuestro jurídico quiere poner todo en la ordenanza. Nos da miedo que después no se pueda cambiar nada sin un año de trámite.',
    answers: [
      {
        by: 'subdere',
        hoursAgo: 420,
        text: 'En la ordenanza lo que no debería cambiar: que exista, cada cuánto, quién lo conduce y que el concejo da razones si se aparta. En las bases lo que se ajusta cada año: monto, edad, fechas, tipos de proyecto. Así la ordenanza protege y las bases aprenden.',
        useful: [3, 10, 'lautaro', 'negrete', 'ancud', 'gore-los-lagos'],
        pinnedBy: 'subdere',
        guide: {
          by: 'subdere',
          title: 'Qué escribir en la ordenanza y qué en las bases',
          text: '# En la ordenanza\n- Que el presupuesto participativo existe y cada cuánto se hace.\n- Quién lo conduce y quién lo fiscaliza.\n- Que el concejo da razones por escrito si se aparta del resultado.\n\n# En las bases de cada edición\n- El sobre y sus fechas.\n- Desde qué edad se propone y se vota.\n- Qué proyectos entran y cómo se revisan.\n- Cómo se cuenta.',
          credit: true,
        },
      },
    ],
    closed: {
      by: 'subdere',
      hoursAgo: 300,
      words: 'Quedó resuelta y está en la guía. Si tu caso es distinto, haz una pregunta nueva.',
    },
  },
  {
    by: 15,
    theme: 'bases',
    hoursAgo: 3,
    title: '¿Puede postular una organización que aún no tiene personalidad jurídica?',
    text: 'Somos un grupo de vecinas que se junta hace dos años, sin papeles. ¿Podemos proponer igual o tenemos que formalizarnos antes?',
    answers: [],
    waits: true,
  },
];
