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

/** Nationwide, each in a database of its own; up to `IN_ONE` of them in one edition, the rest in `OTHERS` others. */
const SIZES = [100, 1_000, 30_000];
const IN_ONE = 5_000;
const OTHERS = 20;
const TURNS = 100;
/** Before it is measured each page is asked so often: what it needs is then loaded and its statements are planned. */
const WARMING = 30;
const MOST_QUERIES = 3;
/** How much longer a page takes than among the fewest, of medians: a p95 tells also what else runs. */
const MOST_RATIO = 2;
const EMPTY = '/accesibilidad';

const pages = {
  'the list of an edition': '/ediciones/ancud/una/propuestas',
  'its hundredth page': '/ediciones/ancud/una/propuestas?pagina=100',
  'its list by endorsements': '/ediciones/ancud/una/propuestas?orden=apoyos',
  'its list by theme and state': '/ediciones/ancud/una/propuestas?tema=deporte&estado=enviada',
  'its search': '/ediciones/ancud/una/propuestas?q=luminarias+sector',
  'its map': '/ediciones/ancud/una/propuestas?vista=mapa',
  'its map of one theme': '/ediciones/ancud/una/propuestas?vista=mapa&tema=deporte',
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

/** A database of its own with so many proposals, and the site over it. */
interface Place {
  readonly size: number;
  readonly everybody: Testing.TestSite;
  readonly officer: Testing.TestSite;
  discard(): Promise<void>;
}

const places: Place[] = [];
try {
  for (const size of SIZES) places.push(await given(size));
  process.stdout.write(await tables('everybody', pages));
  process.stdout.write(await tables('officer', deskPages));
} finally {
  for (const { discard } of places) await discard();
  await vite.close();
}

async function given(size: number): Promise<Place> {
  const server = await startThrowawayServer(root);
  const { db, pool, close } = openDatabase(server.ownerUrlFor('minga'), () => {});
  const everybody = await testSite(db);
  const town = await steps.givenTown(db);
  const inOne = Math.min(size, IN_ONE);
  const { editionId: one } = await kept.givenOpenEdition(db, town, 'una');
  await fill(pool, one, inOne);
  for (let n = 0; n < OTHERS; n++) {
    const { editionId: other } = await kept.givenOpenEdition(db, town, `otra-${n}`);
    await fill(pool, other, Math.ceil((size - inOne) / OTHERS));
  }
  const { editionId: reviewed } = await kept.givenOpenEdition(db, town, 'mesa');
  await fill(pool, reviewed, inOne);
  await review(pool, reviewed);
  await pool.query('vacuum analyze');
  async function discard(): Promise<void> {
    await close();
    await server.discard();
  }
  return { size, everybody, officer: await everybody.as(town.proposer), discard };
}

/** Rows as `insertProposal` writes them, many at a time. */
async function fill(pool: pg.Pool, editionId: string, size: number): Promise<void> {
  if (size === 0) return;
  await pool.query(
    `with made as (
        select gen_random_uuid() as id, n,
          (array['Luminarias','Plaza','Cancha','Paradero','Huerto','Sede','Vereda','Mirador'])[1 + n % 8]
            || ' del sector ' || n % 97 || ', número ' || n as title,
          (array['lighting','green-areas','sport','transport','care','culture','streets','other'])[1 + n % 8] as theme,
          1000000 + n * 100 as cost, -41.9 + (n * 7919 % 1000) / 10000.0 as lat,
          -73.9 + (n * 104729 % 1000) / 10000.0 as lon
        from generate_series(1, $2::int) as n
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
    [editionId, size],
  );
  await pool.query('insert into proposals.numbering values ($1, $2)', [editionId, size]);
  await pool.query(
    `insert into platform.search_document (room, key, kind, title, body, path, english_path, part_of, weight)
      select 'proposals', id, 'proposal', title, '', '/p/' || id, '/en/p/' || id, edition_id, 0
      from proposals.proposal where edition_id = $1`,
    [editionId],
  );
}

/** Those that came in go into one round, with their six checks, of which some are made; half are late, a page of the fewest too. */
async function review(pool: pg.Pool, editionId: string): Promise<void> {
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

/** One for each size. */
async function tables(
  who: 'everybody' | 'officer',
  pages: Readonly<Record<string, string>>,
): Promise<string> {
  const rows: Row[][] = places.map(() => []);
  for (const [what, path] of Object.entries(pages)) {
    const measured = await measure(
      places.map((place) => place[who]),
      path,
    );
    const [fewest] = measured;
    for (const [at, one] of measured.entries()) rows[at]?.push(rowOf(what, one, fewest ?? one));
  }
  const titled = places.map(({ size }, at) => {
    const number = size.toLocaleString('en');
    return formatTable(`${number} proposals; the ratio is to the fewest`, rows[at] ?? []);
  });
  return titled.join('');
}

function rowOf(what: string, { own, empty, beyond }: Measured, fewest: Measured): Row {
  const ratios = (other: readonly number[]) =>
    [0.5, 0.95].map((share) => (quantile(own, share) / quantile(other, share)).toFixed(2));
  const [, grown] = ratios(fewest.own);
  const [median, slow] = ratios(empty);
  const verdict = NOT_A_LIST.has(what)
    ? ''
    : `, ${beyond <= MOST_QUERIES ? 'met' : 'NOT MET'} (≤ ${MOST_QUERIES})`;
  return {
    what,
    times: timesOf(own),
    target: {
      value: quantile(own, 0.5) / quantile(fewest.own, 0.5),
      most: MOST_RATIO,
      unit: '×',
    },
    note: `p95 ${grown} ×; median ${median} ×, p95 ${slow} × an empty page; ${beyond} queries${verdict}`,
  };
}

interface Measured {
  readonly own: number[];
  readonly empty: number[];
  /** Queries beyond those of an empty page. */
  beyond: number;
}

/** Each size in turns with the others and with an empty page, so that what else the machine does falls on all alike. */
async function measure(
  sites: readonly Testing.TestSite[],
  path: string,
): Promise<readonly Measured[]> {
  const measured = sites.map((site) => ({ site, own: [], empty: [], beyond: 0 }));
  for (let turn = 0; turn < WARMING + TURNS; turn++) {
    const isWarm = turn >= WARMING;
    for (const one of measured) {
      const none = await timed(one.site, EMPTY, isWarm ? one.empty : []);
      one.beyond = (await timed(one.site, path, isWarm ? one.own : [])) - none;
    }
  }
  return measured;
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

/** The time under which this share of all lies. */
function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
