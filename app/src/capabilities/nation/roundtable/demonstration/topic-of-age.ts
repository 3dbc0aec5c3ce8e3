// The invented topic «Edad mínima para votar»: what members say, on what grounds, and the residents who were asked.
import type { InventedTopic } from './invented-words.ts';

const LAUTARO =
  'https://araucanianoticias.cl/2019/ms-de-9-mil-personas-votaron-en-los-presupuestos-participativos-en-lautaro/1008168923';

export const topicOfAge: InventedTopic = {
  title: 'Edad mínima para votar',
  purpose:
    'Saber desde qué edad y quiénes deberían votar en un presupuesto participativo, para proponer una regla que las comunas puedan copiar en sus bases. Hoy cada comuna decide: Osorno y Santiago desde los 14 años, Lautaro desde los 11, La Serena con una pista de 7 a 13.',
  questions: [
    {
      statement: 'La edad mínima para votar es de 14 años, salvo que las bases digan una menor.',
      said: `
        subdere | none | Estamos comparando las bases de las comunas que hoy tienen presupuesto participativo.
        subdere | agree-if | Es la edad que más se repite en las bases que revisamos, y deja a cada comuna bajar de ahí. | Que la regla sea una recomendación: la edad la fijan las bases de cada comuna.
        dos | agree | Desde los 14 años se puede integrar una junta de vecinos: quien puede ser socio de una organización puede votar un proyecto de su barrio.
        lautaro | agree-if | En nuestra edición de 2019 se votó desde los 11 años en los proyectos de organizaciones y desde los 4 en los de estudiantes. | Que ninguna comuna que hoy vota desde antes tenga que subir la edad.
        ancud | disagree | Nuestra primera asamblea pidió empezar a los 18 años.
        ancud | agree | Votamos desde los 14 en la primera edición y no hubo ningún reclamo por la edad.
        barrios | agree | En las asambleas de barrio quienes tienen entre 14 y 17 años llegan con sus propias propuestas.
        plaza | agree | Una edad común hace posible una sola campaña y un solo material.
        mujeres | agree | Las dirigentas jóvenes se forman votando, no mirando votar.
        centro | agree | Los estudios de Lautaro, Río Negro y Puerto Montt muestran que la juventud queda fuera cuando nadie la invita.
        cuenta | agree | Una regla única facilita comparar la participación entre comunas.
        quillay | agree-if | Con el padrón electoral no alcanza: parte a los 18 años. | Que el registro de cada comuna compruebe la edad antes de la votación, no en la mesa.
        agua | none | Lo llevamos a las asambleas de los comités en marzo.
        todos | agree | Y que el material se entienda a los 14 años también ayuda a las personas mayores.`,
      sources: [
        {
          member: 'lautaro',
          title: 'Más de 9 mil personas votaron en Lautaro (2019)',
          address: LAUTARO,
        },
        {
          member: 'dos',
          title: 'Ley 19.418, sobre juntas de vecinos',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=70040',
        },
        {
          member: 'ancud',
          title: 'Ley 18.695: cada comuna fija en su ordenanza cómo participa',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=251693',
        },
      ],
    },
    {
      statement: 'Cada comuna abre además una pista con su propio monto para niñas y niños.',
      said: `
        subdere | none | No tenemos todavía un costo por comuna.
        dos | agree | La participación se aprende antes de los 14 años.
        lautaro | agree | Apartamos $20.000.000 de $75.000.000 para los proyectos de estudiantes en 2019.
        ancud | agree-if | Nuestro monto es pequeño y una pista más lo parte en dos. | Que el monto de la pista venga de educación y no del monto de los sectores.
        barrios | agree | La plaza la usan ellos: que la decidan ellos.
        plaza | agree | La Serena lo hace desde hace años con proyectos de hasta $2.000.000.
        mujeres | agree | También libera a las madres que llegan a votar con sus hijas.
        centro | agree-if | Una pista sin apoyo adulto termina votando lo que quiere la dirección de la escuela. | Que la acompañe una organización distinta de la escuela.
        cuenta | disagree | Antes de abrir pistas nuevas hay que terminar las obras de las anteriores.
        quillay | disagree | Votar antes de los 11 años no se puede observar con las mismas garantías.
        todos | agree | Con apoyos para quien los necesita, desde el primer año.`,
      sources: [
        {
          member: 'plaza',
          title: 'Niños de Las Compañías podrán acceder a fondos para mejorar sus barrios (2014)',
          address:
            'https://lavozdelnorte.cl/2014/06/ninos-de-las-companias-podran-acceder-a-fondos-para-mejorar-sus-barrios',
        },
        {
          member: 'lautaro',
          title: 'Más de 9 mil personas votaron en Lautaro (2019)',
          address: LAUTARO,
        },
      ],
    },
    {
      statement: 'Vota también quien trabaja o estudia en la comuna, aunque viva en otra.',
      said: `
        subdere | none | Depende de cómo cada comuna lleve su registro.
        dos | agree-if | Quien pasa el día en una comuna usa sus plazas y sus veredas. | Que vote en una sola comuna.
        lautaro | disagree | El monto sale de los vecinos y se queda con los vecinos.
        ancud | disagree | En una isla todos estudiamos aquí: la regla solo traería dudas sobre el registro.
        barrios | disagree | En los barrios se decide con quien vive en ellos.
        plaza | agree | Santiago lo hace con una declaración simple y votaron más de diez mil personas en 2023.
        mujeres | agree-if | Las trabajadoras de casa particular viven lejos de donde trabajan. | Que baste la palabra de ella y no la de quien la emplea.
        centro | none | Los datos no alcanzan para saber cuánto cambia el resultado.
        cuenta | disagree | Hoy nadie puede comprobar que una persona no votó en dos comunas.
        quillay | disagree | Los casos de 2014 y 2019 empezaron por no saber quién podía votar.
        agua | disagree | El campo pierde cada vez que decide quien no vive en él.
        todos | agree | Quien estudia con apoyos pasa más horas en la comuna de su escuela que en la suya.`,
      sources: [
        {
          member: 'plaza',
          title: 'Santiago: más de 10.400 personas votaron (2023)',
          address:
            'https://elperiodista.cl/2023/09/presupuestos-participativos-santiago-mas-de-10-400-personas-votaron-para-decidir-proyectos-de-inversion-municipal',
        },
        {
          member: 'barrios',
          title: 'Acta inventada de la asamblea de barrios, marzo',
          address: 'https://barriosquedeciden.ejemplo.cl/actas/marzo.pdf',
          deadFor: 12,
        },
      ],
    },
    {
      statement: 'Los liceos y las escuelas son locales de votación.',
      said: `
        subdere | agree | Es la red de locales más pareja del país.
        dos | agree | Acerca la urna a quien vota por primera vez.
        lautaro | agree | Tuvimos 33 locales, también en escuelas rurales.
        ancud | agree | Ya lo son.
        barrios | agree |
        plaza | agree | Con la sede vecinal abierta también.
        mujeres | agree | Y con alguien que cuide a las niñas y los niños mientras se vota.
        centro | agree |
        cuenta | agree |
        quillay | agree | Permiten observar bien la fila y la urna.
        agua | agree | En muchos sectores rurales la escuela es el único edificio público.
        todos | agree | Primero los que no tienen escalones.`,
    },
    {
      statement: 'Quien tiene entre 14 y 17 años vota sin el permiso de una persona adulta.',
      said: `
        subdere | agree-if | La ley de datos pide cuidado especial con los datos de quienes tienen menos de 18 años. | Que cada comuna publique qué datos guarda de ellos y por cuánto tiempo.
        dos | agree | Si hay que pedir permiso para votar, no es su voto.
        lautaro | agree |
        ancud | agree | Ninguna familia pidió lo contrario.
        barrios | agree |
        plaza | agree |
        mujeres | agree-if | En algunas casas preguntar ya es un problema. | Que nadie de la casa reciba aviso del voto.
        centro | agree |
        cuenta | none |
        quillay | agree | El voto es secreto también para la familia.
        todos | agree | Con apoyos para decidir cuando hacen falta, nunca con alguien que decide por ella.`,
      sources: [
        {
          member: 'subdere',
          title: 'Ley 21.719, de protección de datos personales',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=1209272',
        },
      ],
    },
  ],
  camps: [
    { people: 74, agree: [97, 96, 95, 94, 97] },
    { people: 58, agree: [95, 4, 5, 93, 96] },
    { people: 39, agree: [5, 3, 6, 90, 4] },
  ],
  analyses: [
    {
      member: 'centro',
      title: 'Quiénes quedan fuera: edad y participación en tres comunas del sur',
      summary:
        'Documento inventado para la demostración sobre una pregunta real.\nLos estudios publicados sobre Lautaro, Río Negro y Puerto Montt coinciden en que la juventud y las personas sin organización quedan fuera. La edad de las bases no es la causa principal: donde se vota desde los 14 años la diferencia sigue si nadie va a los liceos.\nProponemos tres cosas: una edad común de 14 años, locales en los liceos y una invitación con nombre a quienes cumplen 14 durante la edición.',
      sources: [
        {
          title: 'Ley 20.500, sobre participación ciudadana en la gestión pública',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=1023143',
        },
        { title: 'Lautaro 2019: edades y votantes', address: LAUTARO },
      ],
    },
  ],
  areas: [
    {
      title: 'Votar desde los 14 años, también en los liceos',
      text: 'Los integrantes proponen juntos una cláusula para las bases de cada comuna: se vota desde los 14 años, sin permiso de una persona adulta, y los liceos y las escuelas son locales de votación. Ninguna comuna que hoy vota desde antes tiene que subir la edad.',
      questions: [1, 4, 5],
      backers: [
        'barrios',
        'dos',
        'plaza',
        'mujeres',
        'lautaro',
        'centro',
        'todos',
        'ancud',
        'subdere',
        'quillay',
      ],
    },
  ],
};
