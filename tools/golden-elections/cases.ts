// The golden elections: one that is honest and has everything, and one for each way in which a record can refute itself.
import { type Bytes, pointOf, scalarOfRandom, toBase64url } from '@minga/ballot';
import { bundleOf, type Files } from './bundle.ts';
import { type ChangeManifest, type Shape, seeded } from './manifest.ts';
import { honestAudits, honestPaper, paperScene, tableHours } from './paper.ts';
import { type Scene, type Simulated, simulate, type Twist } from './simulate.ts';

export interface GoldenCase {
  readonly name: string;
  readonly about: string;
  readonly verdict: 'proven' | 'contradiction';
  /** The finding for which it was made. */
  readonly must: readonly string[];
  readonly make: () => Promise<Made>;
}

export interface Made {
  readonly files: Files;
  /** What is known from outside. */
  readonly vkey: string;
  readonly fingerprint: string;
  readonly receipt?: object;
  readonly previous?: string;
}

const approval = { kind: 'approval', min: 0, points: 0, within_budget: false } as const;

const fullShape: Shape = {
  id: 'pudeto-2027',
  title: 'Presupuesto participativo de Pudeto 2027',
  styles: [
    { id: 'centro', contests: ['comuna', 'sector'], people: 100 },
    { id: 'rural', contests: ['comuna'], people: 40 },
  ],
  contests: {
    comuna: {
      title: 'Toda la comuna',
      budget: 90_000_000,
      costs: [30_000_000, 12_500_000, 45_000_000, 8_000_000, 21_000_000, 17_900_000],
      ballot: { ...approval, max: 4 },
      rule: {
        rule: 'mes',
        utility: 'cost',
        completion: 'add1u',
        increment: '1000',
        ties: 'votes-cost-id',
      },
    },
    sector: {
      title: 'Sector centro',
      budget: 40_000_000,
      costs: [14_000_000, 22_000_000, 9_500_000, 12_000_000],
      ballot: { ...approval, kind: 'k-approval', max: 2 },
      rule: { rule: 'greedy', utility: 'cost', misfit: 'skip', ties: 'votes-cost-id' },
    },
  },
};

/** One contest of four projects, for everybody. */
export const oneContest = (ballot: Shape['contests'][string]['ballot']): Shape => ({
  id: 'ejemplo',
  title: 'Votación de ejemplo',
  styles: [{ id: 'todos', contests: ['unico'], people: 100 }],
  contests: {
    unico: {
      title: 'Único concurso',
      budget: 40_000_000,
      costs: [14_000_000, 22_000_000, 9_500_000, 12_000_000],
      ballot,
      rule: { rule: 'greedy', utility: 'cost', misfit: 'skip', ties: 'votes-cost-id' },
    },
  },
});

const smallShape = oneContest({ ...approval, max: 3 });

/** Where a token of another contest is shown there must be one. */
const twoContests: Shape = {
  ...smallShape,
  styles: [{ id: 'todos', contests: ['otro', 'unico'], people: 100 }],
  contests: {
    unico: smallShape.contests.unico as Shape['contests'][string],
    otro: { ...(smallShape.contests.unico as Shape['contests'][string]), title: 'Otro concurso' },
  },
};

const full: Scene = { shape: fullShape, voters: { centro: 28, rural: 12 }, isFull: true };
const small: Scene = { shape: smallShape, voters: { todos: 22 }, isFull: false };

function outside({ setting }: Simulated): Pick<Made, 'vkey' | 'fingerprint'> {
  return { vkey: setting.manifest.log.vkey, fingerprint: toBase64url(setting.hash) };
}

interface Changes {
  readonly scene?: Scene;
  readonly twist?: Twist;
  readonly leaves?: (leaves: readonly Bytes[]) => readonly Bytes[];
  readonly files?: (files: Files) => void;
  readonly logKey?: Bytes;
  readonly made?: (simulated: Simulated) => Partial<Made> | Promise<Partial<Made>>;
}

function refuted(
  name: string,
  about: string,
  must: readonly string[],
  changes: Changes,
): GoldenCase {
  const make = async (): Promise<Made> => {
    const simulated = await simulate(changes.scene ?? small, changes.twist);
    const files = await bundleOf(simulated, changes.leaves, changes.logKey);
    changes.files?.(files);
    return { files, ...outside(simulated), ...(await changes.made?.(simulated)) };
  };
  return { name, about, verdict: 'contradiction', must, make };
}

const wrongScalar = scalarOfRandom(seeded('another u', 48));

/** `opened.jsonl` with a control number that nobody wrote. */
function editOpened(files: Files): void {
  const text = new TextDecoder().decode(files.get('opened.jsonl'));
  const edited = text.replace('"control":""', '"control":"999999"');
  files.set('opened.jsonl', new TextEncoder().encode(edited));
}

/** Without the last ballot of the last batch, before the urn signs. */
function dropVote(leaves: readonly Bytes[]): readonly Bytes[] {
  const isVote = (leaf: Bytes) => new TextDecoder().decode(leaf).includes('"type":"vote"');
  const last = leaves.findLastIndex(isVote);
  return leaves.filter((_, at) => at !== last);
}

/** The last bit of the file of leaves turned, after everything was signed. */
function turnBit(files: Files): void {
  const leaves = Uint8Array.from(files.get('leaves.bin') ?? []);
  const at = leaves.length - 40;
  leaves[at] = (leaves[at] ?? 0) ^ 1;
  files.set('leaves.bin', leaves);
}

async function otherCheckpoint(): Promise<Partial<Made>> {
  const files = await bundleOf(await simulate(small, { batches: [21] }));
  return {
    previous: new TextDecoder().decode(files.get('checkpoints.txt')).split('--\n')[1] ?? '',
  };
}

/** Those whose keys were new when they were made: code makes them again to the same findings, not to the same bytes. */
export const firstCases: readonly GoldenCase[] = [
  {
    name: 'honesta',
    about:
      'Cuarenta votantes, dos concursos, incidentes, una papeleta tardía, reclamo, auditoría y decisión.',
    verdict: 'proven',
    must: ['incident-declared', 'extended', 'late', 'sanction-departs'],
    make: async () => {
      const simulated = await simulate(full);
      return {
        files: await bundleOf(simulated),
        ...outside(simulated),
        receipt: { promises: [simulated.promise] },
      };
    },
  },
  {
    name: 'honesta-con-retiro',
    about: 'Un proyecto se retira durante la votación y no se cuenta.',
    verdict: 'proven',
    must: ['project-withdrawn'],
    make: async () => {
      const simulated = await simulate(small, { withdrawn: 'respected' });
      return { files: await bundleOf(simulated), ...outside(simulated) };
    },
  },
  {
    name: 'papeletas-hostiles',
    about:
      'Papeletas hechas para que dos programas cuenten distinto: textos que se leen de dos maneras, un punto escrito de otro modo y la misma llave en dos concursos.',
    verdict: 'proven',
    must: [],
    make: async () => {
      const scene = { shape: twoContests, voters: { todos: 20 }, isFull: false };
      const simulated = await simulate(scene, { isHostile: true });
      return { files: await bundleOf(simulated), ...outside(simulated) };
    },
  },
  refuted('resultado-alterado', 'El resultado prioriza otros proyectos.', ['result-differs'], {
    twist: {
      result: (result) => ({
        ...result,
        contests: result.contests.map((one) => ({ ...one, selected: ['4'] })),
      }),
    },
  }),
  refuted('hoja-quitada', 'Falta una papeleta y la urna firmó sin ella.', ['batch-count'], {
    leaves: dropVote,
  }),
  refuted('bit-cambiado', 'Un bit cambió después de firmar.', ['root'], { files: turnBit }),
  refuted(
    'papeleta-inventada',
    'Dos papeletas con comprobante verdadero que nadie retiró.',
    ['more-ballots-than-issued'],
    { twist: { minted: 2 } },
  ),
  refuted('lote-por-llegada', 'Un lote va en orden de llegada.', ['batch-order'], {
    twist: { isByArrival: true },
  }),
  refuted('lote-de-19', 'Un lote de 19 antes del cierre.', ['batch-min'], {
    twist: { batches: [19] },
  }),
  refuted('otro-manifiesto', 'Las reglas no son las de los afiches.', ['fingerprint'], {
    twist: { manifest: (manifest) => ({ ...manifest, title: 'Otra votación' }) },
    made: async () => ({ fingerprint: toBase64url((await simulate(small)).setting.hash) }),
  }),
  refuted('llave-antes', 'La urna se abrió antes de cerrar el papel.', ['phase'], {
    twist: { isKeyEarly: true },
  }),
  refuted(
    'acto-falso',
    'El cierre del papel lo firma alguien que no está en el manifiesto.',
    ['act-invalid'],
    {
      twist: { paperCloseBy: [0, 5] },
    },
  ),
  refuted('derecho-repetido', 'Un derecho se usa dos veces.', ['registro-state'], {
    twist: { usesRightAgain: true },
  }),
  refuted(
    'derecho-desconocido',
    'Se retiraron más papeletas que derechos hay.',
    ['registro-unknown'],
    {
      twist: {
        registro: (events) => [
          ...events,
          { c: toBase64url(seeded('nadie').fill(255, 0, 1)), ev: 'issued' },
        ],
      },
    },
  ),
  refuted('otra-llave', 'La llave no es la de la urna.', ['urn-key'], {
    twist: { u: wrongScalar },
  }),
  refuted(
    'abiertas-editadas',
    'opened.jsonl dice otra cosa que las papeletas.',
    ['opened-file-differs'],
    {
      files: editOpened,
    },
  ),
  refuted('firma-ajena', 'Los puntos de control los firma otra llave.', ['checkpoint-signature'], {
    logKey: seeded('another log'),
  }),
  refuted(
    'prometida-perdida',
    'La urna prometió una papeleta que no está.',
    ['promised-ballot-missing'],
    {
      twist: { dropsPromised: true },
      made: ({ promise }) => ({ receipt: promise }),
    },
  ),
  refuted('retirado-contado', 'Se cuenta un proyecto retirado.', ['result-differs'], {
    twist: { withdrawn: 'counted' },
  }),
  refuted(
    'comprobante-ajeno',
    'Una papeleta lleva el comprobante de otro concurso y se cuenta.',
    ['result-differs', 'ballot-token-invalid'],
    {
      scene: { shape: twoContests, voters: { todos: 20 }, isFull: false },
      twist: { hasForeignToken: true },
    },
  ),
  refuted('dos-registros', 'La urna mostró antes otro registro.', ['split-view'], {
    made: otherCheckpoint,
  }),
  refuted('sorteo-cambiado', 'El orden no es el del sorteo.', ['lot'], {
    twist: {
      manifest: (manifest) => ({
        ...manifest,
        lots: manifest.lots.map((one) => ({ ...one, ids: one.ids.toReversed() })),
      }),
    },
  }),
  refuted('decision-sobre-el-monto', 'Se aprueba más que el monto.', ['sanction-amount'], {
    twist: { sanctioned: 41_000_000 },
  }),
  refuted(
    'punto-fuera',
    'Un compromiso de la clave de la urna no está en la curva.',
    ['gate-urn'],
    {
      twist: {
        manifest: (manifest) => ({
          ...manifest,
          urn: { ...manifest.urn, commits: [manifest.urn.commits[0] ?? '', offCurve()] },
        }),
      },
    },
  ),
];

const tables: ChangeManifest = (manifest) => ({
  ...manifest,
  windows: { ...manifest.windows, tables: tableHours },
});
const withTables: Twist = { manifest: tables, paper: honestPaper, audits: honestAudits };

/** Those that come out the same, byte by byte, whenever they are made. */
export const fixedCases: readonly GoldenCase[] = [
  {
    name: 'con-mesas',
    about:
      'Dos mesas: papeletas contadas una por una y en sumas, un exceso declarado, auditoría de papel y una no concluyente.',
    verdict: 'proven',
    must: ['box-excess-declared', 'duplicate-at-desk', 'audit-inconclusive'],
    make: async () => {
      const simulated = await simulate(paperScene, withTables);
      return { files: await bundleOf(simulated), ...outside(simulated) };
    },
  },
  refuted(
    'exceso-callado',
    'Una caja tiene una papeleta de más y nadie lo declaró.',
    ['box-excess'],
    {
      scene: paperScene,
      twist: {
        ...withTables,
        paper: {
          ...honestPaper,
          leaves: honestPaper.leaves.filter((leaf) => !('excess' in leaf)),
        },
      },
    },
  ),
  refuted(
    'muestra-elegida',
    'La auditoría de papel mira papeletas que alguien eligió.',
    ['audit-sample'],
    {
      scene: paperScene,
      twist: {
        ...withTables,
        audits: async (seed, used) =>
          (await honestAudits(seed, used)).map((one, at) =>
            at === 0 ? { ...one, sample: ['mesa-1-1'], reached: 1, confirmed: 1 } : one,
          ),
      },
    },
  ),
];

function offCurve(): string {
  const point = Uint8Array.from(pointOf(wrongScalar) ?? []);
  point[64] = (point[64] ?? 0) ^ 1;
  return toBase64url(point);
}
