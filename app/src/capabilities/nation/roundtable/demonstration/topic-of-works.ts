// The invented topic «Quién responde por la ejecución»: what is owed once a project was voted and is not built.
import type { InventedTopic } from './invented-words.ts';

export const topicOfWorks: InventedTopic = {
  title: 'Quién responde por la ejecución',
  purpose:
    'Acordar qué se informa, quién vigila y qué pasa cuando un proyecto priorizado por la votación se atrasa. El Quisco suspendió su presupuesto participativo en 2021 hasta terminar las obras anteriores, y volvió con más votantes.',
  questions: [
    {
      statement:
        'No se abre una edición nueva mientras queden obras sin terminar de dos ediciones atrás.',
      said: `
        subdere | disagree | Castiga a la gente por un atraso que muchas veces es de la licitación.
        dos | agree-if | Avisar es mejor que prohibir. | Que la comuna pueda abrirla si publica por qué se atrasó y hasta cuándo.
        lautaro | disagree | Las obras con aprobación sectorial demoran dos años aunque todo se haga bien.
        ancud | agree-if | Es justo con quien votó. | Que no cuenten las obras detenidas por un reclamo de un tercero.
        barrios | agree | En nuestros barrios hay plazas votadas en 2022 que son un letrero.
        plaza | disagree | Las comunas que recién parten se quedarían en una sola edición.
        mujeres | agree |
        centro | agree-if | El caso de El Quisco muestra que parar y cumplir devuelve la confianza. | Que la pausa tenga fecha de término.
        cuenta | agree | Es lo que hizo El Quisco y hoy ejecuta todo lo que promete.
        quillay | none |
        agua | agree |
        todos | none |`,
      sources: [
        {
          member: 'cuenta',
          title: 'El Quisco lanza sus presupuestos participativos 2024',
          address:
            'https://elproa.cl/2024/04/el-quisco-realizo-lanzamiento-del-programa-presupuestos-participativos-2024',
        },
      ],
    },
    {
      statement:
        'Cada obra publica su avance cada tres meses, con fecha, monto gastado y una foto.',
      said: `
        subdere | agree | La ficha nacional ya pide las tres cosas.
        dos | agree | Es parte de la información relevante que pide la Ley 20.500.
        lautaro | agree |
        ancud | agree |
        barrios | agree |
        plaza | agree |
        mujeres | agree |
        centro | agree |
        cuenta | agree | Con el número de la orden de compra.
        quillay | agree |
        agua | agree |
        todos | agree | Con la foto descrita en palabras.`,
      sources: [
        {
          member: 'dos',
          title: 'Ley 20.500, sobre participación ciudadana en la gestión pública',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=1023143',
        },
      ],
    },
    {
      statement:
        'Un comité de vecinas y vecinos elegido en la asamblea visita las obras y su informe se responde en treinta días.',
      said: `
        subdere | agree-if | Hay que cuidar que el comité no reemplace a la inspección técnica. | Que el comité observe y la inspección decida.
        dos | agree |
        lautaro | agree |
        ancud | agree | Nuestro comité de seguimiento visitó todas las obras de la primera edición.
        barrios | agree |
        plaza | agree-if | Las personas del comité gastan tiempo y pasajes. | Que se pague el traslado.
        mujeres | agree |
        cuenta | agree |
        quillay | agree |
        agua | agree |`,
    },
    {
      statement:
        'Si una obra cuesta más de un 10 % sobre lo votado, el Concejo explica de dónde sale la diferencia antes de seguir.',
      said: `
        subdere | agree |
        dos | agree |
        lautaro | disagree | El Concejo ya aprueba los contratos grandes: otra vuelta suma un mes a cada obra.
        ancud | agree-if | Los precios cambian entre la votación y la licitación. | Que baste una explicación publicada y no un nuevo acuerdo.
        barrios | agree |
        centro | agree |
        cuenta | agree | La explicación vale más que el porcentaje.
        quillay | agree |
        agua | none |`,
    },
  ],
  analyses: [
    {
      member: 'cuenta',
      title: 'De la votación a la inauguración: cuánto demora una obra',
      summary:
        'Documento inventado para la demostración.\nSeguimos ochenta obras de seis comunas desde el acta del resultado. La mitad del atraso ocurre antes de la primera licitación: terrenos sin dueño claro, permisos y precios que ya no alcanzan. Publicar el avance cada tres meses no acelera la obra, pero dice a tiempo cuál necesita ayuda.',
      sources: [
        {
          title: 'El Quisco lanza sus presupuestos participativos 2024',
          address:
            'https://elproa.cl/2024/04/el-quisco-realizo-lanzamiento-del-programa-presupuestos-participativos-2024',
        },
        {
          title: 'Ley 20.285, sobre acceso a la información pública',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=276363',
        },
      ],
    },
    {
      member: 'subdere',
      title: 'Qué puede pedir la ficha nacional de una obra',
      summary:
        'Documento inventado para la demostración.\nLas comunas informan hoy de maneras distintas. Comparamos lo que piden el Sistema Nacional de Inversiones, la rendición de los fondos regionales y la cuenta pública, y proponemos siete datos que ya existen en las tres y que nadie tendría que escribir dos veces.',
      sources: [
        {
          title: 'Ley 19.175, sobre gobierno y administración regional',
          address: 'https://www.bcn.cl/leychile/navegar?idNorma=243771',
        },
      ],
    },
  ],
};
