// The invented topic «Cuánto del presupuesto»: how much is decided by vote, how it is shared out and what is kept.
import type { InventedTopic } from './invented-words.ts';

export const topicOfMoney: InventedTopic = {
  title: 'Cuánto del presupuesto',
  purpose:
    'Acordar cuánta plata debería decidirse con la ciudadanía, cómo se reparte entre sectores y qué pasa con la que no se gasta. Entre las comunas que publican su monto hay de $60.000.000 (Osorno, 2019) a más de $2.600.000.000 (Santiago, 2023).',
  questions: [
    {
      statement: 'Cada comuna decide con su gente al menos el 2 % de su inversión de cada año.',
      said: `
        subdere | none | No existe una ley que lo permita exigir, y las comunas parten de realidades muy distintas.
        dos | agree-if | Un piso conocido evita que el presupuesto participativo dependa de una sola autoridad. | Que parta como meta de tres años y no como obligación.
        lautaro | agree | Lo superamos cada año.
        ancud | disagree | En una comuna que vive del Fondo Común, el 2 % de la inversión no alcanza para una plaza por sector.
        barrios | agree | Menos de eso no convoca a nadie.
        plaza | agree-if | Las comunas nuevas necesitan una edición chica para aprender. | Que la primera edición quede fuera de la regla.
        mujeres | agree |
        centro | agree-if | El porcentaje dice poco si no se publica sobre qué base se calcula. | Que se calcule sobre la inversión ejecutada el año anterior.
        cuenta | agree | Y que se publique cada enero.
        quillay | none |
        agua | disagree | Un porcentaje igual para todas deja otra vez al campo con lo que sobra.
        todos | agree |`,
      sources: [
        {
          member: 'centro',
          title: 'Santiago: monto y proyectos (2023)',
          address:
            'https://elperiodista.cl/2023/09/presupuestos-participativos-santiago-mas-de-10-400-personas-votaron-para-decidir-proyectos-de-inversion-municipal',
        },
        {
          member: 'ancud',
          title: 'Osorno: $60.000.000 en 24 proyectos (2019)',
          address: 'https://radioantillanca.cl/?p=1589',
        },
      ],
    },
    {
      statement: 'El monto se publica antes de recibir propuestas y después no baja.',
      said: `
        subdere | none | El presupuesto lo aprueba el Concejo: estamos viendo cómo escribirlo sin invadir su decisión.
        dos | agree | Es la primera condición de la confianza.
        lautaro | agree |
        ancud | agree-if | El compromiso previo del Concejo ya lo dice en nuestras bases. | Que el Concejo pueda subirlo.
        barrios | agree | Nadie prepara un proyecto para un monto que puede desaparecer.
        plaza | agree |
        mujeres | agree |
        centro | agree | Garrido y Montecinos (2018) muestran que la voluntad política decide: mejor por escrito.
        cuenta | agree | Con el número del acuerdo a la vista.
        quillay | agree |
        agua | agree |
        todos | agree |`,
    },
    {
      statement:
        'El monto se reparte entre los sectores con una fórmula publicada que considera la población y la necesidad.',
      said: `
        subdere | agree-if | Hay comunas sin sectores definidos. | Que cada comuna pueda elegir la fórmula entre las que la guía explica.
        dos | agree |
        lautaro | agree-if | Repartir por partes iguales también es una fórmula. | Que la fórmula igualitaria quede entre las posibles.
        ancud | agree | Así entraron los sectores rurales a la primera edición.
        barrios | agree |
        mujeres | agree |
        centro | agree | Sin fórmula ganan siempre los sectores más organizados.
        cuenta | agree-if | Las fórmulas difíciles se prestan para todo. | Que se pueda repetir la cuenta con una calculadora.
        quillay | agree |
        agua | agree-if | La población sola nos deja fuera. | Que la distancia cuente.
        todos | none |`,
    },
    {
      statement: 'La lista que se vota suma al menos una vez y media el monto disponible.',
      said: `
        subdere | agree | Deja espacio de decisión al Concejo y a la ciudadanía.
        dos | agree |
        lautaro | agree | Llevamos 216 proyectos a votación en 2019.
        ancud | agree |
        barrios | disagree | Presentar más proyectos de los que se pueden hacer frustra a la mayoría.
        plaza | agree |
        centro | agree |
        cuenta | disagree | Lo que sobra en la lista nadie lo vuelve a mirar.
        quillay | agree |
        agua | none |`,
    },
  ],
  areas: [
    {
      title: 'El monto se conoce antes y no baja',
      text: 'Las bases dicen el monto de la edición con el número del acuerdo que lo compromete, antes de que se reciba la primera propuesta. El Concejo puede subirlo después; nunca bajarlo.',
      questions: [2],
      backers: [
        'cuenta',
        'barrios',
        'plaza',
        'mujeres',
        'dos',
        'centro',
        'lautaro',
        'agua',
        'quillay',
      ],
    },
  ],
};
