// An edition of one list that a municipality publishes today, and whose calendar is brought forward once everything is answered.
import { expect, type Page } from '@playwright/test';
import { post, submit } from './sent-forms.ts';

const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF`;

const DAY_MS = 86_400_000;

/** Civil day in continental Chile, so many days from today. */
export function dayThere(days: number): string {
  const at = new Date(Date.now() + days * DAY_MS);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Santiago' }).format(at);
}

/** Civil day and hour there, so many minutes from now. */
export function hourThere(minutes: number): { readonly day: string; readonly hour: string } {
  const at = new Date(Date.now() + minutes * 60_000);
  const timeZone = 'America/Santiago';
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return { day, hour: new Intl.DateTimeFormat('en-GB', options).format(at) };
}

/** The submission is today, and the ballot list from `list` on, counted from today. */
function calendar({ submission, list }: { submission: number; list: number }) {
  const days: Readonly<Record<string, readonly [number, number]>> = {
    commitment: [submission - 9, submission - 1],
    call: [submission, submission],
    assemblies: [submission, submission],
    submission: [submission, submission],
    feasibility: [submission, list - 1],
    appeals: [submission, list - 1],
    'ballot-list': [list, list + 4],
    voting: [list + 10, list + 19],
    count: [list + 20, list + 22],
    objections: [list + 23, list + 29],
    sanction: [list + 30, list + 44],
    execution: [list + 400, list + 700],
    evaluation: [list + 701, list + 730],
  };
  return Object.fromEntries(
    Object.entries(days).flatMap(([phase, [from, until]]) => [
      [`desde-${phase}`, dayThere(from)],
      [`hasta-${phase}`, dayThere(until)],
    ]),
  );
}

interface Team {
  readonly officer: Page;
  readonly certifier: Page;
}

const DESK = '/gestion/ancud/ediciones';

async function sign({ certifier }: Team, act: string): Promise<void> {
  await certifier.goto(act);
  await certifier.getByRole('button', { name: 'Firmar y hacerlo' }).click();
  await expect(certifier.getByText('Firmado y hecho.')).toBeVisible();
}

/** Fields of the only contest of an edition, in which everybody votes; undefined: of a large city, one for each sector too. */
type OnlyContest = Readonly<Record<string, string>> | undefined;

/** Its slug: of whoever proposes as many are taken as she has. `another` is one more contest. */
export async function publishToday(
  team: Team,
  name: string,
  contest?: OnlyContest,
  another?: Readonly<Record<string, string>>,
): Promise<string> {
  const { officer } = team;
  const year = String(new Date().getFullYear() + 2);
  const said = { nombre: name, anio: year };
  const begun =
    contest === undefined
      ? await submit(officer, `${DESK}/nueva`, 'comienzo', { comienzo: 'large-city', ...said })
      : await post(officer, `${DESK}/nueva`, { comienzo: 'small-comuna-by-sectors', ...said });
  const own = new URL(begun, 'http://minga').pathname;
  const part = (slug: string) => `${own}/bases/${slug}`;
  await submit(officer, part('base-legal'), 'norma-1', {
    'norma-1': 'ley-18695',
    'articulo-1': '93',
  });
  await submit(officer, part('opciones'), 'lugar', {
    ...{ lugar: 'Oficina de participación', correo: 'participacion@ancud.example' },
  });
  await submit(officer, part('participacion'), 'proponen-limite', { 'proponen-limite': '' });
  if (contest) await submit(officer, `${own}/concursos/transversal`, 'maximo', contest);
  if (another) await submit(officer, `${own}/concursos/nuevo`, 'maximo', another);
  await submit(officer, part('calendario'), 'desde-submission', {
    ...calendar({ submission: 0, list: 1 }),
    accion: 'guardar',
  });
  await submit(officer, `${own}/cerrar-version`, 'visto', {});
  const early = post(officer, `${own}/publicar`, { motivo: 'Cuanto antes.' });
  await expect(early).rejects.toThrow('Falta el compromiso previo del Concejo');
  await sign(team, await commit(officer, own));
  await submit(officer, `${own}/publicar`, 'motivo', {
    motivo: 'Las obras que se sancionaron antes tienen su presupuesto y siguen su curso.',
  });
  return own.split('/').at(-1) ?? '';
}

/** With everybody of the council in favour; the address of the act that waits for its second signature. */
async function commit(officer: Page, own: string): Promise<string> {
  const dia = dayThere(-2);
  await officer.goto(`${own}/compromiso?dia=${dia}`);
  const votes = await officer.locator('input[type=radio][value=for]').all();
  const names = await Promise.all(votes.map((vote) => vote.getAttribute('name')));
  const given = Object.fromEntries(names.map((name) => [name ?? '', 'for']));
  const document = { name: 'acuerdo.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
  return submit(
    officer,
    `${own}/compromiso?dia=${dia}`,
    'acuerdo',
    { ...given, dia, sesion: 'Sesión ordinaria 40', acuerdo: '140' },
    { documento: document },
  );
}

/** The submission was yesterday, and the ballot list begins today: a second version of the bases, which two people sign. */
export async function bringForward(team: Team, slug: string): Promise<void> {
  const { officer } = team;
  const own = `${DESK}/${slug}`;
  await submit(officer, `${own}/bases/calendario`, 'desde-submission', {
    ...calendar({ submission: -1, list: 0 }),
    accion: 'guardar',
  });
  await submit(officer, `${own}/cerrar-version`, 'visto', {});
  const act = await submit(officer, `${own}/proponer-cambio`, 'motivo', {
    motivo: 'Todo está respondido: la nómina se puede sortear desde hoy.',
  });
  await sign(team, act);
}
