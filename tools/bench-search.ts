// `npm run bench:search`: a page of results among 100,000 documents, beside one look-up in an index.
import { openDatabase } from '../app/src/platform/database/database.ts';
import {
  putDocuments,
  type SearchDocument,
  type SearchQuestion,
  search,
} from '../app/src/platform/search.ts';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import { formatTable, type Row, type Times, timesOf } from './bench/timing.ts';
import { root } from './vite-settings.ts';

const DOCUMENTS = 100_000;
const BATCH = 5000;
const TURNS = 60;
const PAGE_SECONDS = 0.05;

const WORDS =
  'plaza juegos niños iluminación luminarias solares sede vecinal cancha multicancha vereda pavimento agua rural posta escuela taller cultura teatro biblioteca feria mercado huerto reciclaje humedal costanera mirador puente paradero ciclovía semáforo cámara seguridad deporte gimnasio adulto mayor jardín infantil techumbre alcantarillado'.split(
    ' ',
  );
const NAMES = ['Los Aromos', 'Villa Esperanza', 'Pudeto', 'El Bosque', 'San José', 'Las Quilas'];
const COMUNAS = 346;
type Asked = Pick<SearchQuestion, 'text' | 'place'>;
const questions: Readonly<Record<string, Asked>> = {
  'a common word': { text: 'plaza' },
  'two words': { text: 'iluminacion plaza' },
  'a word as it is being typed': { text: 'recicl' },
  'a rare word': { text: 'documento77777' },
  'a slip of the finger': { text: 'iluminasion' },
  'a common word in a region': { text: 'plaza', place: { regionCode: '09' } },
  'a common word in a comuna': { text: 'plaza', place: { cut: '09108' } },
  'a slip of the finger in a comuna': { text: 'iluminasion', place: { cut: '09108' } },
};

const server = await startThrowawayServer(root);
const { db, pool, close } = openDatabase(server.urlFor('minga'), () => {});
try {
  await fill();
  process.stdout.write(await table());
} finally {
  await close();
  await server.discard();
}

function documentOf(n: number): SearchDocument {
  // A multiplicative hash: the same document at each run, its words unrelated to its neighbours'.
  const word = (step: number) =>
    WORDS[
      (Math.imul(Math.imul(n + 1, 2654435761) ^ (step * 40503), 2246822519) >>> 8) % WORDS.length
    ] ?? '';
  const title = `${word(7)} ${word(3)} ${NAMES[n % NAMES.length]}`;
  const body = [11, 13, 17, 19, 23, 29, 31, 37, 41].map(word).join(' ');
  return {
    key: String(n),
    kind: n % 3 === 0 ? 'project' : 'proposal',
    title,
    body: `${body} documento${n}`,
    cut: cutOf(n % COMUNAS),
    paths: { 'es-CL': `/p/${n}`, en: `/en/p/${n}` },
  };
}

/** Sixteen regions of some twenty comunas each: `09108` is one. */
function cutOf(n: number): string {
  const [region, comuna] = [(n % 16) + 1, Math.floor(n / 16) + 101];
  return `${String(region).padStart(2, '0')}${comuna}`;
}

async function fill(): Promise<void> {
  for (let from = 0; from < DOCUMENTS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index) => documentOf(from + index));
    await putDocuments(db, 'bench', batch);
  }
  await pool.query('vacuum analyze platform.search_document');
}

async function table(): Promise<string> {
  const lookup = await timed(TURNS * 5, async (turn) => {
    await pool.query('select title from platform.search_document where room = $1 and key = $2', [
      'bench',
      String((turn * 7919) % DOCUMENTS),
    ]);
  });
  const rows: Row[] = [{ what: 'one look-up in an index', times: lookup }];
  for (const [what, asked] of Object.entries(questions)) {
    let total = 0;
    const times = await timed(TURNS, async () => {
      const answer = await search(db, { ...asked, kind: undefined, page: 1, locale: 'es-CL' });
      total = answer.total;
    });
    rows.push({
      what: `a page for ${what}`,
      times,
      target: { value: times.median, most: PAGE_SECONDS, unit: 's' },
      note: `${total.toLocaleString('en')} found; ${(times.median / lookup.median).toFixed(0)} look-ups`,
    });
  }
  return formatTable(`searching ${DOCUMENTS.toLocaleString('en')} documents`, rows);
}

async function timed(turns: number, work: (turn: number) => Promise<void>): Promise<Times> {
  const seconds: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now();
    await work(turn);
    seconds.push((performance.now() - began) / 1000);
  }
  return timesOf(seconds);
}
