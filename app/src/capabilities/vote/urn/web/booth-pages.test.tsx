// Pages of the booth as they are drawn: each kind of ballot, the doors that are shut, and what a receipt never says.
import {
  type BallotForm,
  type Contest,
  toBase64url,
  utf8,
  type Vote,
  webCrypto,
} from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import renderToString from 'preact-render-to-string';
import { beforeAll, expect, test } from 'vitest';
import type { Chosen } from '../rules/booth-choice.ts';
import { newPaper } from '../rules/booth-paper.ts';
import { readSheets, type Sheets } from '../rules/booth-sheets.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import { AmendmentsNotice } from './booth-amendments.tsx';
import { ChoosePage } from './booth-choose.tsx';
import { ChoosingFoot } from './booth-choosing-foot.tsx';
import { DoorsPage } from './booth-doors.tsx';
import type { BoothPorts } from './booth-journey.ts';
import { boothMemory, mapShelf } from './booth-memory.ts';
import { CopiedPage, PapersPage, TakenPage, TroublePage } from './booth-papers.tsx';
import { ReceiptPage } from './booth-receipt.tsx';
import { ReviewPage } from './booth-review.tsx';
import { copied } from './booth-screens.ts';

let election: SampleElection;
beforeAll(async () => {
  election = await sampleElection();
});

function contestOf(form: Partial<BallotForm>): Contest {
  const contest = election.contest('comuna');
  return { ...contest, ballot: { ...contest.ballot, ...form } };
}

const nothing = () => {};
const named = (...ids: readonly string[]): Chosen => ids.map((project) => ({ project, points: 0 }));

function chosenOn(
  contest: Contest,
  chosen: Chosen,
  withdrawn: ReadonlyMap<string, string> = new Map(),
  sheets?: Sheets,
): string {
  return renderToString(
    <ChoosePage
      contest={contest}
      place={{ number: 1, of: 2 }}
      chosen={chosen}
      withdrawn={withdrawn}
      sheets={sheets}
      onChange={nothing}
    />,
  );
}

function footOf(contest: Contest, chosen: Chosen, isLast = true): string {
  return renderToString(
    <ChoosingFoot {...{ contest, chosen, isLast }} onBack={undefined} onNext={nothing} />,
  );
}

test('projects stand in the order of the draw, and one that does not fit says what is missing', () => {
  const contest = contestOf({ kind: 'knapsack', within_budget: true });
  const html = chosenOn(contest, named('1', '2'));
  const at = contest.projects.map(({ name }) => html.indexOf(name));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(html).toContain('Te faltan $27.500.000. Quita otro para elegirlo.');
  expect(html).not.toContain('disabled');
  expect(footOf(contest, named('1', '2'))).toContain('Te quedan $17.500.000');
  expect(footOf(contest, named('1', '2'))).toContain('Revisar mi papeleta (2)');
});

test('a withdrawn project is named with its reason, and there is nothing to press', () => {
  const reason = 'El terreno no es municipal';
  for (const kind of ['approval', 'ranking', 'points'] as const) {
    const contest = contestOf({ kind, points: 10 });
    const html = chosenOn(contest, [], new Map([['2', reason]]));
    expect(html).toContain(`Retirado de la votación: no se puede elegir. Motivo: ${reason}`);
    expect(html).toMatch(/<s class="booth-card-name">Proyecto 2<\/s>/);
    const pressed = kind === 'points' ? 'aria-label="Un punto más' : 'type="checkbox"';
    expect(html.split(pressed)).toHaveLength(contest.projects.length);
  }
});

test('what acts changed is told with its reason, and nothing where nothing changed', () => {
  const { manifest } = election;
  const at = '2027-05-06T12:00:00Z';
  const told = renderToString(
    <AmendmentsNotice
      manifest={manifest}
      amendments={[
        {
          ...({ type: 'amend', kind: 'withdraw', contest: 'comuna', project: '2' } as const),
          ...{ reason: 'No es municipal', at, sigs: [] },
        },
        {
          ...({ type: 'amend', kind: 'extend', reason: 'Se cortó la luz', at, sigs: [] } as const),
          until: { issue: '2027-05-12T23:00:00Z', cast: '2027-05-13T12:00:00Z' },
        },
      ]}
    />,
  );
  expect(told).toContain('«Proyecto 2» se retiró de «Proyectos comunales»');
  expect(told).toContain('se vota hasta el jueves 13 de mayo de 2027');
  expect(told).toContain('Motivo: Se cortó la luz');
  expect(renderToString(<AmendmentsNotice manifest={manifest} amendments={[]} />)).toBe('');
});

test('what more there is of a project is what its hash in the manifest binds, and nothing else is shown', () => {
  const line = (need: string) =>
    JSON.stringify({
      need,
      place: 'Pudeto',
      sector: 'Centro',
      theme: 'streets',
      upkeep_clp: 90_000,
    });
  const contest = contestOf({});
  const sha256 = toBase64url(webCrypto.sha256(utf8(line('Veredas <b>rotas</b>'))));
  const projects = contest.projects.map((one, at) => (at < 2 ? { ...one, sha256 } : one));
  const served = readSheets(
    utf8(`${line('Veredas <b>rotas</b>')}\n${line('Otra cosa')}\nno es nada\n`),
    webCrypto.sha256,
  );
  const html = chosenOn({ ...contest, projects }, [], new Map(), served);
  expect(html.split('Veredas &lt;b>rotas&lt;/b>')).toHaveLength(3);
  expect(html).not.toContain('Otra cosa');
  expect(html).toContain('Calles y veredas');
  expect(html).toContain('$90.000 al año');
  expect(html).not.toContain('la urna no entregó las fichas');
  const [other] = projects.map((one) => ({ ...one, sha256: 'x' }));
  const lacking = { ...contest, projects: [...projects.slice(1), ...(other ? [other] : [])] };
  expect(chosenOn(lacking, [], new Map(), served)).toContain(
    'Faltan las fichas de algunos proyectos (1)',
  );
  expect(chosenOn(lacking, [])).not.toContain('la urna no entregó');
});

test('a ranking is moved with buttons that say what they move, not beyond its ends', () => {
  const html = chosenOn(contestOf({ kind: 'ranking' }), named('3', '1'));
  expect(html).toContain('aria-label="Bajar Proyecto 3"');
  expect(html).toContain('aria-label="Subir Proyecto 1"');
  expect(html).not.toContain('aria-label="Subir Proyecto 3"');
  expect(html).not.toContain('aria-label="Bajar Proyecto 1"');
  expect(html).toContain('Tu lugar 1');
});

test('points have their own buttons and say how many are left', () => {
  const contest = contestOf({ kind: 'points', points: 10 });
  const chosen = [{ project: '2', points: 4 }];
  const html = chosenOn(contest, chosen);
  expect(html).toContain('aria-label="Un punto más para Proyecto 2"');
  expect(html).toContain('4 puntos');
  expect(footOf(contest, chosen)).toContain('Te quedan 6 puntos');
});

test('where a least is asked for the way on says so', () => {
  const contest = contestOf({ min: 2 });
  expect(footOf(contest, named('1'), false)).toContain('Elige al menos 2');
  expect(footOf(contest, named('1', '2'), false)).toContain('Seguir (2)');
});

test('both doors are as large as each other, and one that is shut says why', () => {
  const doors = (now: 'open' | 'not-yet', later: 'open' | 'in-app' | 'kiosk') =>
    renderToString(
      <DoorsPage
        title="Votación"
        doors={{ now, later }}
        voteFrom="2027-05-05T12:00:00Z"
        begun={[]}
        fewElectors={400}
        changes={undefined}
        isKiosk={later === 'kiosk'}
        onChoose={nothing}
        onGoOn={nothing}
      />,
    );
  const open = doors('open', 'open');
  expect(open.match(/button button-main button-wide/g)).toHaveLength(2);
  expect(open).toContain('Tu territorio es pequeño: aquí pueden votar 400 personas');
  expect(doors('not-yet', 'open')).toContain('Se puede votar desde el miércoles 5 de mayo de 2027');
  expect(doors('open', 'in-app')).toContain('Este navegador no guarda nada para otro día');
  const kiosk = doors('open', 'kiosk');
  expect(kiosk).toContain('En este equipo público no se guarda nada');
  expect(kiosk).not.toContain('apodo');
});

test('the review says that a vote is final before it is sent, and a blank one that it is blank', () => {
  const review = (isSealed: boolean) =>
    renderToString(
      <ReviewPage
        contests={election.manifest.contests}
        chosen={{ comuna: named('3') }}
        isSealed={isSealed}
        problem={undefined}
        onChange={nothing}
        onVote={nothing}
      />,
    );
  expect(review(false)).toContain('Después no se puede cambiar ni retirar');
  expect(review(false)).toContain('Proyecto 3');
  expect(review(false)).toContain('En blanco: no elegiste ningún proyecto');
  expect(review(true)).not.toContain('Proyecto 3');
  expect(review(true)).toContain('no se cuenta dos veces');
});

test('a receipt has codes and the fingerprint, and never a project', () => {
  const leaf = Buffer.alloc(32, 5).toString('base64url');
  const paper = {
    ...newPaper({
      id: new Uint8Array(8),
      seed: new Uint8Array(16),
      name: 'Rosa',
      style: 'centro',
      door: 'later',
      isShared: false,
    }),
    cast: [{ vote: { contest: 'comuna' } as Vote, leaf, promise: 'A' }],
  };
  const trusted = { manifest: election.manifest, posterCode: 'AAAA-BBBB' } as Trusted;
  const html = renderToString(
    <ReceiptPage
      {...{ trusted, paper }}
      isKiosk={false}
      isRehearsal={false}
      lookUpAddress="https://urna.example/e/x/mi-voto"
      whereabouts={async () => 'waiting'}
      onClaim={async () => undefined}
      onErase={nothing}
      onEnd={nothing}
    />,
  );
  expect(html).toContain('0M2G-A185-0M2G-A185');
  expect(html).toContain('AAAA-BBBB');
  expect(html).not.toMatch(/Proyecto \d/);
  expect(html).not.toContain('Rosa');
});

test('papers are told apart by their owners, and after the close they are not offered', () => {
  const made = newPaper({
    id: new Uint8Array(8),
    seed: new Uint8Array(16).fill(1),
    name: 'Rosa',
    style: 'centro',
    door: 'later',
    isShared: false,
  });
  const list = renderToString(
    <PapersPage
      title="x"
      papers={[made]}
      siteHref="https://votar.example"
      isKiosk={false}
      onOpen={nothing}
      onCopy={nothing}
    />,
  );
  expect(list).toContain('Abrir la papeleta de Rosa');
  expect(list).not.toContain(made.seed);
  const taken = (casting: 'open' | 'closed') =>
    renderToString(
      <TakenPage
        paper={{ ...made, tokens: { comuna: 'A' } }}
        voteFrom="2027-05-05T12:00:00Z"
        castUntil="2027-05-12T23:00:00Z"
        casting={casting}
        changes={undefined}
        leaveHref="https://votar.example"
        onVote={nothing}
      />,
    );
  expect(taken('open')).toContain('Elegir y votar');
  expect(taken('closed')).not.toContain('Elegir y votar');
  expect(taken('closed')).toContain('La votación ya cerró');
});

test('a copy that a link brought is on the device only once she who opens it says that it is hers', () => {
  const memory = boothMemory('pudeto-2027', {
    ...{ lasting: mapShelf(), passing: mapShelf(), isKiosk: false },
  });
  const ports = { memory } as BoothPorts;
  const random = (length: number) => new Uint8Array(length);
  const screen = copied({ ports, random }, new Uint8Array(16).fill(7));
  expect(screen.kind).toBe('copied');
  expect(memory.papers()).toEqual([]);
  const html = renderToString(<CopiedPage onMine={nothing} />);
  expect(html).toContain('Sigue solo si esta copia la guardaste tú');
  expect(html).not.toContain('href');
});

test('a shared machine offers paper first, and opens nothing that was kept elsewhere', () => {
  const papers = (isKiosk: boolean) =>
    renderToString(
      <PapersPage
        title="x"
        papers={[]}
        siteHref="https://votar.example"
        isKiosk={isKiosk}
        onOpen={nothing}
        onCopy={nothing}
      />,
    );
  expect(papers(true)).toContain('Puedes votar en papel');
  expect(papers(true)).not.toContain('Abre aquí la papeleta que guardaste');
  expect(papers(false)).toContain('Abre aquí la papeleta que guardaste');
});

test('every trouble says what to do, an unknown one too', () => {
  for (const code of ['unreachable', 'rewritten-log', 'already-voted', 'x-nueva']) {
    const html = renderToString(
      <TroublePage code={code} siteHref="https://votar.example" onAgain={undefined} />,
    );
    expect(html).toContain('Ir al sitio de la votación');
    expect(html.length).toBeGreaterThan(300);
  }
});
