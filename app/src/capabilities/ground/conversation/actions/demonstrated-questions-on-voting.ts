// Of the forum of a demonstration: calling people, voting, who is left out, and the council. All of it is invented.
import type { DemonstratedQuestion } from './demonstrated-questions.ts';

const RURAL_GUIDE = `# Antes de fijar los locales
1. Pide a cada posta, escuela y sede la lista de días en que ya se junta gente: ronda médica, pago, reunión de apoderados.
2. Marca en un mapa quién queda a más de una hora a pie o sin micro. Esas personas deciden el recorrido, no el centro.
3. Acuerda con la junta de vecinos quién abre, quién cuida la urna y quién lleva la colación.

# La urna que recorre
- Un vehículo municipal, dos funcionarias y una persona del comité de seguimiento: nunca menos de tres.
- Horario escrito por parada, publicado con dos semanas. Se respeta aunque haya llovido.
- La urna se sella al partir y en cada parada; el número del sello se anota con dos firmas.
- Quien no alcanzó puede votar otro día en el local urbano: el padrón es uno solo.

# Al volver
Se cuenta en público, con la lista de paradas a la vista: cuántas personas votaron en cada una y a qué hora. Si en una votaron menos de diez, se suma con la siguiente para que nadie quede al descubierto.`;

const RURAL_GUIDE_REVISED = `${RURAL_GUIDE}

# Si no hay señal
Lleva el padrón impreso, ordenado por apellido, y cierra las paradas anteriores en el mismo papel. Se contrasta con el registro al volver, antes de abrir la urna.`;

const CALLING_GUIDE = `# Lo que funcionó
- La invitación la hace alguien conocido: la almacenera, la profesora, el club. El afiche solo recuerda.
- Una frase y una cifra: «Hay $120 millones y los decides tú».
- Radio local a la hora del almuerzo, tres días seguidos.
- Un mensaje de voz de un minuto para los grupos de vecinos.

# Lo que no
Un evento de lanzamiento con escenario. Fue la misma gente de siempre.`;

export const questionsOnVoting: readonly DemonstratedQuestion[] = [
  {
    by: 'negrete',
    theme: 'voting',
    comuna: 'negrete',
    hoursAgo: 620,
    title: '¿Cómo llevamos la votación a los sectores rurales sin micro?',
    text: 'Trabajo en la Municipalidad de Negrete y preparamos nuestra primera votación. Casi la mitad de la comuna vive en el campo y los fines de semana no hay locomoción.\n\nPensamos en poner urnas en las escuelas, pero en verano están cerradas y varias quedan lejos de todo.\n\n¿Alguien probó con una urna que recorra los sectores? ¿Cuántas personas hacen falta, cómo se cuida la urna entre una parada y otra, y qué pasa con quien no alcanzó a llegar?',
    answers: [
      {
        by: 'lautaro',
        hoursAgo: 598,
        text: 'En una comuna como la nuestra nos resultó la urna que recorre, con tres cuidados.\n\nUno: las paradas se ponen donde la gente ya va a estar (ronda médica, pago, reunión de apoderados), no donde nos queda cómodo.\n\nDos: nunca menos de tres personas con la urna, y una del comité de seguimiento. El sello se anota al partir y en cada parada, con dos firmas.\n\nTres: el horario de cada parada se publica con dos semanas y se respeta aunque llueva. Quien no alcanza vota otro día en el local del pueblo: el padrón es uno solo.\n\nCon un vehículo hicimos siete paradas en un día.',
        useful: [0, 1, 2, 3, 4, 5, 6, 7, 8, 'negrete', 'ancud'],
        pinnedBy: 'subdere',
        guide: {
          by: 'subdere',
          title: 'La urna que recorre: votar en sectores rurales',
          text: RURAL_GUIDE,
          revised: {
            text: RURAL_GUIDE_REVISED,
            change: 'Agrega qué hacer donde no hay señal, que preguntaron tres municipios.',
          },
          credit: true,
        },
        replies: [
          {
            by: 'negrete',
            hoursAgo: 590,
            text: '¿Y el padrón? En la mitad de los sectores no tenemos señal de teléfono.',
          },
          {
            by: 'lautaro',
            hoursAgo: 588,
            text: 'Impreso y ordenado por apellido. Al volver se contrasta antes de abrir la urna.',
          },
        ],
      },
      {
        by: 4,
        hoursAgo: 575,
        text: 'Soy de un sector así. Avisen por la radio y por el grupo de la posta, y digan a qué hora pasan de vuelta. Mi mamá caminó una hora y la urna ya se había ido.',
        useful: [1, 2, 9, 'negrete'],
      },
      {
        by: 7,
        hoursAgo: 540,
        text: 'Ojo con las paradas donde votan cuatro personas: si se publica por parada se sabe quién votó qué. Sumen esas con la siguiente.',
        useful: [3, 'subdere'],
      },
    ],
  },
  {
    by: 'ancud',
    theme: 'voting',
    comuna: 'ancud',
    hoursAgo: 300,
    title: '¿Votan también quienes viven en las islas y trabajan en la ciudad?',
    text: 'Tenemos vecinos que duermen en una isla y trabajan toda la semana en el pueblo. Nos preguntan dónde les toca votar y si pueden elegir el local.\n\n¿Cómo lo escribieron en sus bases?',
    answers: [
      {
        by: 'gore-los-lagos',
        hoursAgo: 280,
        text: 'Separen dos cosas: por qué papeleta vota (la del lugar donde vive) y en qué local (cualquiera). Si el padrón es uno solo, el local es comodidad y no cambia nada de fondo.',
        useful: [0, 3, 5, 11, 'ancud'],
        pinnedBy: 'ancud',
      },
      {
        by: 12,
        hoursAgo: 265,
        text: 'Y que la lancha llegue antes de que cierre. Pongan en la convocatoria el horario de la lancha junto al del local.',
        useful: [0, 5],
      },
    ],
  },
  {
    by: 3,
    theme: 'voting',
    hoursAgo: 200,
    title: '¿Sirve votar en línea si mucha gente mayor no usa internet?',
    text: 'En mi junta quieren que todo sea por el teléfono. A mí me preocupa que quede fuera la gente mayor, que es la que más participa.',
    answers: [
      {
        by: 'dos',
        hoursAgo: 188,
        text: 'Nadie debería tener que elegir. Lo habitual es ofrecer las dos vías con un solo padrón: quien vota en línea queda anotada y no vota en papel, y al revés. Lo que hay que cuidar es que en el local haya alguien que ayude sin mirar el voto.',
        useful: [2, 6, 10, 13],
      },
    ],
  },
  {
    by: 9,
    theme: 'voting',
    comuna: 'castro',
    hoursAgo: 30,
    title: '¿Qué hacemos si una urna llega con el sello roto?',
    text: 'Nos pasó en un ensayo con la junta de vecinos: el sello se cortó con la puerta del auto. Si pasa el día de la votación, ¿se anula esa urna? ¿Quién lo decide?',
    answers: [],
  },
  {
    by: 'lautaro',
    theme: 'calling',
    comuna: 'lautaro',
    hoursAgo: 480,
    title: '¿Cómo lograron que llegara gente que nunca va a las reuniones?',
    text: 'Llevamos tres convocatorias y vienen las mismas cuarenta personas. No queremos gastar más en afiches.\n\n¿Qué les funcionó, con poco presupuesto?',
    answers: [
      {
        by: 5,
        hoursAgo: 460,
        text: 'En mi barrio la que invitó fue la señora del almacén. Se enteraron todos. El afiche lo vimos después.\n\nY el mensaje era corto: «hay 120 millones y los decides tú». La otra vez decía «proceso de participación ciudadana» y nadie entendió.',
        useful: [0, 1, 4, 6, 8, 14, 'lautaro', 'negrete', 'subdere'],
        pinnedBy: 'lautaro',
        guide: {
          by: 'lautaro',
          title: 'Convocar con poco: quién invita importa más que el afiche',
          text: CALLING_GUIDE,
          credit: false,
        },
      },
      {
        by: 'negrete',
        hoursAgo: 430,
        text: 'Radio local al mediodía, tres días seguidos, con una vecina hablando en vez del alcalde. Salió más barato que imprimir.',
        useful: [5, 7, 'lautaro'],
      },
    ],
  },
  {
    by: 14,
    theme: 'inclusion',
    hoursAgo: 260,
    title: '¿Desde qué edad pueden proponer y votar los jóvenes?',
    text: 'Somos el centro de alumnos de un liceo. Nos dijeron que desde los 18, pero en otra comuna votan desde los 14. ¿Eso quién lo decide?',
    answers: [
      {
        by: 'subdere',
        hoursAgo: 250,
        text: 'Lo deciden las bases de cada edición. Conviene fijarlo antes de convocar, decir por qué, y pensar en el voto y en la propuesta por separado: muchas comunas dejan proponer desde más jóvenes.\n\nSi se abre a menores de 18, hay que cuidar que aparezcan con alias y no con su nombre.',
        useful: [14, 15, 16, 2],
        pinnedBy: 'subdere',
      },
    ],
  },
  {
    by: 11,
    theme: 'inclusion',
    hoursAgo: 150,
    title: '¿Alguien tradujo la papeleta al mapuzugun?',
    text: 'Queremos que las mayores de la comunidad puedan leerla. Tenemos quien traduzca, pero no sabemos si la papeleta tiene que ser bilingüe o si se hacen dos.',
    answers: [
      {
        by: 'lautaro',
        hoursAgo: 140,
        text: 'Bilingüe, la misma para todas las personas. Si se hacen dos, se nota quién pidió cuál y el voto deja de ser secreto. La traducción la revisó otra persona de otra comunidad, porque cambian palabras.',
        useful: [11, 0, 17, 'dos'],
      },
      {
        by: 18,
        hoursAgo: 128,
        text: 'Y alguien que lea en voz alta en el local, en las dos lenguas. Mi abuela habla, pero no lee.',
        useful: [11, 3],
      },
    ],
  },
  {
    by: 'ancud',
    theme: 'council',
    hoursAgo: 400,
    title: '¿Cuándo conviene pedir el compromiso previo del concejo?',
    text: 'El año pasado lo pedimos después de votar y dos concejales dijeron que no habían sido consultados. Este año queremos partir por ahí.\n\n¿Lo llevan con las bases listas o antes?',
    answers: [
      {
        by: 'subdere',
        hoursAgo: 390,
        text: 'Con las bases listas y antes de convocar. Que el acuerdo diga el monto, hasta qué día se puede cambiar y qué pasa si el concejo se aparta del resultado: dar razones por escrito, proyecto por proyecto.\n\nSi se pide antes de tener bases, el acuerdo compromete poco, porque nadie sabe a qué.',
        useful: [1, 7, 12, 'ancud', 'lautaro'],
        pinnedBy: 'subdere',
      },
      {
        by: 10,
        hoursAgo: 360,
        text: 'Inviten a los concejales a la asamblea, pero a escuchar. En mi comuna hablaron una hora y la gente se fue.',
        useful: [4, 5],
      },
    ],
  },
];
