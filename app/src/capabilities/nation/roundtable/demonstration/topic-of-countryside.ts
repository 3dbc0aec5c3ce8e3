// The invented topic «Voto en sectores rurales»: how the ballot box comes to where nobody lives near a polling place.
import type { InventedTopic } from './invented-words.ts';

export const topicOfCountryside: InventedTopic = {
  title: 'Voto en sectores rurales',
  purpose:
    'Encontrar cómo llega la votación a islas, valles y sectores sin locomoción, sin perder las garantías. La ley de transformación digital deja el papel para quien no tiene los medios, y Puerto Montt votó en siete territorios con locales propios.',
  questions: [
    {
      statement:
        'Se puede votar en papel en todas las comunas, aunque también se vote por internet.',
      said: `
        subdere | agree | Es el mínimo que pide la ley mientras haya personas sin los medios.
        dos | agree |
        lautaro | agree | En 2019 votaron 9.025 personas en 33 locales.
        ancud | agree |
        barrios | agree |
        plaza | agree |
        mujeres | agree |
        centro | agree | En Santiago el papel sumó 4.790 votos de 10.481.
        cuenta | agree |
        quillay | agree | Con un solo registro para los dos modos.
        agua | agree | En nuestros sectores no hay señal.
        todos | agree | En papel con letra grande y plantilla en braille.`,
      sources: [
        {
          member: 'subdere',
          title: 'Ley 21.180, de transformación digital',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=1138479',
        },
        {
          member: 'centro',
          title: 'Santiago: votos en línea y en papel (2023)',
          address:
            'https://elperiodista.cl/2023/09/presupuestos-participativos-santiago-mas-de-10-400-personas-votaron-para-decidir-proyectos-de-inversion-municipal',
        },
        {
          member: 'lautaro',
          title: 'Informe inventado de la votación rural',
          address: 'https://lautaro.ejemplo.cl/votacion-rural.pdf',
          deadFor: 25,
          mendedBy:
            'https://araucanianoticias.cl/2019/ms-de-9-mil-personas-votaron-en-los-presupuestos-participativos-en-lautaro/1008168923',
        },
      ],
    },
    {
      statement:
        'Una urna móvil visita los sectores que quedan a más de una hora del local más cercano.',
      said: `
        subdere | agree-if | Ya existe en otras votaciones y funciona si se anuncia. | Que el recorrido se publique diez días antes con sus horas.
        dos | agree |
        lautaro | agree-if | Cuesta un vehículo y cuatro personas por día. | Que el monto de la edición no pague el recorrido.
        ancud | agree | Así votaron las islas de la bahía.
        barrios | agree |
        mujeres | agree |
        centro | agree |
        quillay | agree-if | Una urna que viaja necesita testigos en cada parada. | Que viaje sellada y con dos personas de distintas organizaciones.
        agua | agree | Es la única forma de llegar a la cordillera en invierno.
        todos | agree |
        cuenta | none |`,
    },
    {
      statement: 'La votación dura al menos dos días, uno de ellos sábado o domingo.',
      said: `
        subdere | agree |
        dos | agree |
        lautaro | disagree | Un día bien organizado basta y no hay que guardar urnas de noche.
        ancud | disagree | Guardar la urna de un día para otro es lo que más dudas nos trajo.
        plaza | agree |
        mujeres | agree | Quien cuida a otras personas no elige su día libre.
        centro | none |
        cuenta | disagree | Dos días cuestan el doble y votan casi los mismos.
        quillay | disagree | La noche entre dos días es el punto más débil de cualquier votación en papel.
        agua | agree | El domingo se baja al pueblo.
        todos | agree |`,
    },
  ],
  camps: [{ people: 41, agree: [96, 90, 60] }],
  analyses: [
    {
      member: 'agua',
      title: 'Cuánto demora llegar a votar desde doce comités de agua rural',
      summary:
        'Documento inventado para la demostración.\nMedimos el camino desde doce sedes hasta el local más cercano, en invierno y sin vehículo propio. En cinco de ellas la ida toma más de dos horas. Con una urna móvil que se detiene donde ya se detiene el camión del agua, ninguna queda a más de cuarenta minutos.',
      sources: [
        {
          title: 'Ley 21.180, de transformación digital',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=1138479',
        },
      ],
    },
  ],
  areas: [
    {
      title: 'Urna móvil para islas y cordillera',
      text: 'Cada comuna con sectores a más de una hora del local más cercano lleva una urna móvil, con su recorrido publicado diez días antes y dos personas de distintas organizaciones que la acompañan.',
      questions: [1, 2],
      backers: [
        'agua',
        'ancud',
        'mujeres',
        'barrios',
        'dos',
        'subdere',
        'todos',
        'quillay',
        'centro',
      ],
      withdrawn: [
        {
          member: 'quillay',
          reason:
            'En dos recorridos del otoño la urna viajó sin testigos. La respaldaremos de nuevo cuando la cláusula diga que sin testigos no sale.',
        },
      ],
    },
  ],
};
