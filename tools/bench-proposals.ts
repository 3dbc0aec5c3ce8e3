// `npm run bench:proposals`: lists, search, map and page of proposals ask few queries, and as much among 30,000 as among a hundred.
import pg from 'pg';
import { createServer } from 'vite';
import type * as Steps from '../app/src/capabilities/edition/editions/testing/steps.ts';
import type * as Kept from '../app/src/capabilities/edition/proposals/testing/kept.ts';
import { openDatabase } from '../app/src/platform/database/database.ts';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import type * as Testing from '../app/src/site/testing.ts';
import { formatTable, type Row, timesOf } from './bench/timing.ts';
import { developmentServer, root } from './vite-settings.ts';

/** Nationwide; up to `IN_ONE` of them in one edition, the rest in `OTHERS` others. */
const SIZES = [100, 1_000, 5_000, 30_000];
const IN_ONE = 5_000;
const OTHERS = 20;
const TURNS = 40;
/** Before anything is measured each page is asked so often: else the fewest would be told by a process that is still cold. */
const WARMING = 120;
const MOST_QUERIES = 3;
/** How much more of an empty page's time one takes than it did among the fewest, of medians: a p95 tells also what else runs. */
const MOST_RATIO = 2;
const EMPTY = '/accesibilidad';

const pages = {
  'the list of an edition': '/ediciones/ancud/una/propuestas',
  'its hundredth page': '/ediciones/ancud/una/propuestas?pagina=100',
  'its list by endorsements': '/ediciones/ancud/una/propuestas?orden=apoyos',
  'its list by theme and state': '/ediciones/ancud/una/propuestas?tema=deporte&estado=enviada',
  'its search': '/ediciones/ancud/una/propuestas?q=luminarias+sector',
  'its map': '/ediciones/ancud/una/propuestas?vista=mapa',
  'the list of the country': '/propuestas',
  'its search, with a slip': '/propuestas?q=lumnarias',
  'a search for what is not there': '/propuestas?q=submarino',
  'the map of the country': '/propuestas?vista=mapa',
  'the page of one': '/ediciones/ancud/una/propuestas/7',
} as const;
/** Asked by an officer; her session and what she may do are asked for on the empty page too. */
const deskPages = {
  'the workbench': '/gestion/ancud/ediciones/mesa/revision',
  'its second page': '/gestion/ancud/ediciones/mesa/revision?pagina=2',
  'its late ones': '/gestion/ancud/ediciones/mesa/revision?atrasadas=1',
  'its search': '/gestion/ancud/ediciones/mesa/revision?texto=del+sector',
  'what waits for nobody': '/gestion/ancud/ediciones/mesa/revision?revisa=nobody&etapa=feasibility',
} as const;
/** Its conversation, photos and history have queries of their own. */
const NOT_A_LIST: ReadonlySet<string> = new Set(['the page of one']);

/** Of each page among the fewest: its median as a ratio to that of an empty page. */
const amongFewest = new Map<string, number>();

let queries = 0;
const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
  queries += 1;
  return query.apply(this, given);
} as typeof pg.Client.prototype.query;

const vite = await createServer(developmentServer());
const load = (path: string) => vite.ssrLoadModule(path);
const { testSite } = (await load('/src/site/testing.ts')) as typeof Testing;
const edition = '/src/capabilities/edition';
const steps = (await load(`${edition}/editions/testing/steps.ts`)) as typeof Steps;
const kept = (await load(`${edition}/proposals/testing/kept.ts`)) as typeof Kept;
const server = await startThrowawayServer(root);
const { db, pool, close } = openDatabase(server.ownerUrlFor('minga'), () => {});
try {
  process.stdout.write(await tables());
} finally {
  await close();
  await server.discard();
  await vite.close();
}

async function tables(): Promise<string> {
  const site = await testSite(db);
  const town = await steps.givenTown(db);
  const { editionId: one } = await kept.givenOpenEdition(db, town, 'una');
  const others: string[] = [];
  for (let n = 0; n < OTHERS; n++) {
    others.push((await kept.givenOpenEdition(db, town, `otra-${n}`)).editionId);
  }
  const { editionId: reviewed } = await kept.givenOpenEdition(db, town, 'mesa');
  const officer = await site.as(town.proposer);
  let text = '';
  let [inOne, elsewhere] = [0, 0];
  for (const size of SIZES) {
    const wanted = Math.min(size, IN_ONE);
    await fill(one, inOne, wanted);
    await fill(reviewed, inOne, wanted);
    await review(reviewed);
    const share = Math.ceil((size - wanted) / OTHERS);
    for (const other of others) await fill(other, elsewhere, share);
    [inOne, elsewhere] = [wanted, share];
    await pool.query('vacuum analyze');
    if (size === SIZES[0]) {
      await warm(site, [EMPTY, ...Object.values(pages)]);
      await warm(officer, Object.values(deskPages));
    }
    text += await table(site, size, pages);
    text += await table(officer, size, deskPages);
  }
  return text;
}

/** Rows as `insertProposal` writes them, many at a time; numbers `from` + 1 to `to` of an edition. */
async function fill(editionId: string, from: number, to: number): Promise<void> {
  if (to <= from) return;
  await pool.query(
    `with made as (
        select gen_random_uuid() as id, n,
          (array['Luminarias','Plaza','Cancha','Paradero','Huerto','Sede','Vereda','Mirador'])[1 + n % 8]
            || ' del sector ' || n % 97 || ', número ' || n as title,
          (array['lighting','green-areas','sport','transport','care','culture','streets','other'])[1 + n % 8] as theme,
          1000000 + n * 100 as cost, -41.9 + (n * 7919 % 1000) / 10000.0 as lat,
          -73.9 + (n * 104729 % 1000) / 10000.0 as lon
        from generate_series($2::int + 1, $3::int) as n
      ), said as (
        insert into proposals.version (proposal_id, version, title, need, description, beneficiaries, theme,
          cost_clp, cost_lines, lat, lon, place, made_by, made_at)
        select id, 1, title, 'Hace falta', repeat('Lo que se propone. ', 20), '', theme, cost, '[]', lat, lon, '',
          'author', now() from made
      )
      insert into proposals.proposal (id, edition_id, number, contest_id, channel, author_kind, author_name, state,
        held_by, version, title, theme, cost_clp, lat, lon, endorsements_count, sent_at, changed_at)
      select id, $1, n, (select id from editions.contest where edition_id = $1 order by code limit 1), 'web',
        'person', 'Rosa M.', 'sent', 'institution', 1, title, theme, cost, lat, lon, n % 113,
        now() - n * interval '1 minute', now() - n * interval '1 minute' from made`,
    [editionId, from, to],
  );
  await pool.query(
    `insert into proposals.numbering values ($1, $2)
      on conflict (edition_id) do update set issued = excluded.issued`,
    [editionId, to],
  );
  await pool.query(
    `insert into platform.search_document (room, key, kind, title, body, path, english_path, part_of, weight)
      select 'proposals', id, 'proposal', title, '', '/p/' || id, '/en/p/' || id, edition_id, 0
      from proposals.proposal where edition_id = $1 and number > $2`,
    [editionId, from],
  );
}

/** Those that came in go into one round, with their six checks, of which some are made; half are late, a page of the fewest too. */
async function review(editionId: string): Promise<void> {
  const kinds = ['admissibility', 'technical', 'legal', 'budget', 'land', 'upkeep'];
  await pool.query(
    `insert into review.round (edition_id, number, opened_at) values ($1, 1, now()) on conflict do nothing`,
    [editionId],
  );
  await pool.query(
    `insert into review.examination (proposal_id, edition_id, institution_id, round_id, stage)
      select one.id, $1, edition.institution_id, round.id,
        case when one.number % 3 = 0 then 'admissibility' else 'feasibility' end
      from proposals.proposal one join editions.edition on edition.id = $1
      join review.round on round.edition_id = $1 where one.edition_id = $1 and one.state = 'sent'`,
    [editionId],
  );
  await pool.query(
    `insert into review.check (proposal_id, kind, due_on, finding, answered_at)
      select one.id, kind, date '2026-11-20' + one.number % 10,
        case when kind = 'admissibility' and one.number % 3 > 0 then 'yes' end,
        case when kind = 'admissibility' and one.number % 3 > 0 then now() end
      from proposals.proposal one, unnest($2::text[]) as kind
      where one.edition_id = $1 and one.state = 'sent'`,
    [editionId, kinds],
  );
  await pool.query(
    `update proposals.proposal set state = 'in-review' where edition_id = $1 and state = 'sent'`,
    [editionId],
  );
}

async function table(
  site: Testing.TestSite,
  size: number,
  pages: Readonly<Record<string, string>>,
): Promise<string> {
  const rows: Row[] = [];
  for (const [what, path] of Object.entries(pages)) {
    const { times, ratio, slow, beyond } = await measure(site, path);
    if (!amongFewest.has(path)) amongFewest.set(path, ratio);
    const met = NOT_A_LIST.has(what)
      ? ''
      : `, ${beyond <= MOST_QUERIES ? 'met' : 'NOT MET'} (≤ ${MOST_QUERIES})`;
    rows.push({
      what,
      times,
      target: { value: ratio / (amongFewest.get(path) ?? ratio), most: MOST_RATIO, unit: '×' },
      note: `median ${ratio.toFixed(1)} ×, p95 ${slow.toFixed(1)} × an empty page; ${beyond} queries${met}`,
    });
  }
  const number = size.toLocaleString('en');
  return formatTable(`${number} proposals; the ratio is to the fewest`, rows);
}

async function warm(site: Testing.TestSite, paths: readonly string[]): Promise<void> {
  for (let turn = 0; turn < WARMING; turn++) {
    for (const path of paths) await timed(site, path, []);
  }
}

/** In turns with an empty page, so that what else the machine does falls on both alike. */
async function measure(site: Testing.TestSite, path: string) {
  const [own, empty] = [[] as number[], [] as number[]];
  let [asked, none] = [0, 0];
  for (let turn = 0; turn < TURNS; turn++) {
    none = await timed(site, EMPTY, empty);
    asked = await timed(site, path, own);
  }
  return {
    times: timesOf(own),
    ratio: quantile(own, 0.5) / quantile(empty, 0.5),
    slow: quantile(own, 0.95) / quantile(empty, 0.95),
    beyond: asked - none,
  };
}

async function timed(site: Testing.TestSite, path: string, times: number[]): Promise<number> {
  const before = queries;
  const began = performance.now();
  const answer = await site.get(path);
  await answer.text();
  times.push((performance.now() - began) / 1000);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return queries - before;
}

/** The time under which this share of all lies, of those after the first, in which nothing is warm. */
function quantile(times: readonly number[], share: number): number {
  const warm = times.slice(2).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length * share)] ?? 0;
}
