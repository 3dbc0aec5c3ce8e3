// Every public list as CSV and JSON from one declaration, and the page that lists them with their dictionary.

import { m } from '#words';
import type { Database } from '../platform/database/database.ts';
import { definePath } from '../platform/http/path.ts';
import { type Answer, type Ask, type Route, route } from '../platform/http/route.ts';
import { csvOf, type PublicList } from '../platform/public-list.ts';
import { OpenDataPage } from './open-data-page.tsx';
import { openDataPath } from './places.ts';

/** `/datos`, and `/datos/NAME.csv` and `/datos/NAME.json` for each list. */
export function listRoutes(db: Database, lists: readonly PublicList[]): Route[] {
  return [
    route({ audience: 'public', method: 'get', path: openDataPath, answer: () => openData(lists) }),
    ...lists.flatMap((list) => [
      listFile(list, 'csv', async (ask) => csv(list, await list.rows(db, ask.query))),
      listFile(list, 'json', async (ask) => json(list, await list.rows(db, ask.query))),
    ]),
  ];
}

function listFile(
  list: PublicList,
  format: 'csv' | 'json',
  answer: (ask: Ask) => Promise<Answer>,
): Route {
  const path = definePath(`/datos/${list.name}.${format}`);
  return route({ audience: 'public', method: 'get', path, answer });
}

type Rows = Awaited<ReturnType<PublicList['rows']>>;

function csv(list: PublicList, rows: Rows): Response {
  return new Response(csvOf(list, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="minga-${list.name}.csv"`,
      'access-control-allow-origin': '*',
    },
  });
}

function json(list: PublicList, rows: Rows): Response {
  const { name, title, source, columns } = list;
  return Response.json(
    { name, title, source, columns, rows },
    { headers: { 'access-control-allow-origin': '*' } },
  );
}

function openData(lists: readonly PublicList[]): Answer {
  return {
    title: m.site_open_data_title(),
    description: m.site_open_data_description(),
    body: <OpenDataPage lists={lists} />,
  };
}
