// Who may import whom: the order of the rooms and the floors of a room, checked on every module there is.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { cruise, type IForbiddenRuleType, type IReporterOutput } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from './vite-settings.ts';

/** The house in its order: a room may import only rooms listed before it. */
export const roomsInOrder = [
  'ground/territories',
  'ground/institutions',
  'ground/people',
  'ground/records',
  'ground/organizations',
  'ground/norms',
  'ground/conversation',
  'ground/surveys',
  'ground/oirs',
  'ground/gatherings',
  'edition/editions',
  'edition/consultations',
  'edition/proposals',
  'edition/review',
  'edition/ballot-list',
  'vote/election',
  'vote/roll',
  'vote/urn',
  'vote/polling',
  'vote/count',
  'delivery/sanction',
  'delivery/works',
  'nation/experiences',
  'nation/standards',
  'nation/support',
  'nation/roundtable',
  'nation/open-data',
] as const;

const ROOMS = '^app/src/capabilities/';
const ANY_ROOM = `${ROOMS}[^/]+/[^/]+/`;

/** Of a room, what the site composes the whole of. */
const DOORS_TO_THE_SITE = [
  `${ANY_ROOM}(index|jobs|commands)\\.ts$`,
  `${ANY_ROOM}rules/index\\.ts$`,
  `${ANY_ROOM}web/routes\\.tsx?$`,
  `${ANY_ROOM}web/[^/]+\\.css$`,
];

function laterRooms(): IForbiddenRuleType[] {
  return roomsInOrder.slice(0, -1).map((room, index) => ({
    name: `${basename(room)}-imports-a-later-room`,
    severity: 'error',
    from: { path: `${ROOMS}${room}/` },
    to: { path: `${ROOMS}(${roomsInOrder.slice(index + 1).join('|')})/` },
  }));
}

type Regular = Extract<IForbiddenRuleType, { to: unknown }>;

function forbid(name: string, from: Regular['from'], to: Regular['to']): IForbiddenRuleType {
  return { name, severity: 'error', from, to };
}

export const rules: readonly IForbiddenRuleType[] = [
  ...laterRooms(),
  forbid('no-circle', {}, { circular: true }),
  forbid('cannot-be-found', {}, { couldNotResolve: true }),
  forbid('urn-knows-the-roll', { path: `${ROOMS}vote/urn/` }, { path: `${ROOMS}vote/roll/` }),
  forbid(
    'room-entered-past-its-doors',
    { path: `${ROOMS}([^/]+/[^/]+)/`, pathNot: '/testing/|\\.test\\.tsx?$' },
    {
      path: ANY_ROOM,
      pathNot: [`${ROOMS}$1/`, `${ANY_ROOM}index\\.ts$`, `${ANY_ROOM}rules/index\\.ts$`],
    },
  ),
  // What tests of a later room begin with stands on what tests of an earlier one do.
  forbid(
    'test-enters-past-the-doors',
    { path: `${ROOMS}([^/]+/[^/]+)/(.*/testing/|testing/|.*\\.test\\.tsx?$)` },
    {
      path: ANY_ROOM,
      pathNot: [
        `${ROOMS}$1/`,
        `${ANY_ROOM}index\\.ts$`,
        `${ANY_ROOM}rules/index\\.ts$`,
        `${ANY_ROOM}testing/`,
      ],
    },
  ),
  forbid(
    'site-enters-past-the-doors',
    { path: '^app/(src/(site|start|main)|bin)', pathNot: '^app/src/site/testing/' },
    { path: ANY_ROOM, pathNot: DOORS_TO_THE_SITE },
  ),
  // The database takes a row of a sanction only after a whole vote: tests of the whole begin with what its rooms' do.
  forbid(
    'site-test-enters-past-the-doors',
    { path: '^app/src/site/testing/' },
    { path: ANY_ROOM, pathNot: [...DOORS_TO_THE_SITE, `${ANY_ROOM}testing/`] },
  ),
  forbid(
    'rules-do-input-or-output',
    { path: `${ANY_ROOM}rules/` },
    {
      path: [`${ANY_ROOM}(store|actions|web)/`, '^app/src/(platform|ui|site|config)/'],
      // Words, figures, who may do what, and the reading of tables: bytes and texts to values, nothing else.
      pathNot: '^app/src/(platform/((words|access)\\.ts$|spreadsheet/)|ui/format\\.ts$)',
    },
  ),
  forbid(
    'rules-import-a-runtime',
    {
      path: [`${ANY_ROOM}rules/`, '^packages/[^/]+/src/', '^app/src/platform/spreadsheet/'],
      pathNot: '\\.test\\.tsx?$',
    },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'sql-outside-a-store',
    { path: ANY_ROOM, pathNot: [`${ANY_ROOM}(store|testing)/`, '\\.test\\.tsx?$'] },
    { path: 'node_modules/(kysely|pg)/' },
  ),
  forbid(
    'store-knows-a-higher-floor',
    { path: `${ANY_ROOM}store/`, pathNot: '\\.test\\.tsx?$' },
    { path: `${ANY_ROOM}(actions|web)/` },
  ),
  forbid(
    'actions-know-the-web',
    { path: `${ANY_ROOM}actions/`, pathNot: '\\.test\\.tsx?$' },
    { path: `${ANY_ROOM}web/` },
  ),
  forbid(
    'platform-knows-a-room',
    { path: '^app/src/(platform|config|ui)/' },
    { path: ['^app/src/capabilities/', '^app/src/site/'] },
  ),
  forbid(
    'room-knows-the-site',
    { path: ANY_ROOM, pathNot: '/testing/|\\.test\\.tsx?$' },
    { path: '^app/src/(site|main|start)' },
  ),
  forbid(
    'operation-entered-past-its-door',
    { path: '^app/(src|bin)/', pathNot: '^app/src/operation/' },
    { path: '^app/src/operation/(?!index\\.ts$)' },
  ),
  forbid(
    'operation-known-elsewhere',
    { path: '^app/src/', pathNot: '^app/src/(operation/|start\\.ts$|main\\.ts$)' },
    { path: '^app/src/operation/' },
  ),
  forbid(
    'operation-knows-more-than-it-needs',
    { path: '^app/src/operation/', pathNot: '\\.test\\.ts$' },
    {
      path: '^app/src/',
      pathNot:
        '^app/src/(operation|config|platform)/|^app/src/(databases|installation-places)\\.ts$|^app/src/site/commands\\.ts$',
    },
  ),
  forbid('package-knows-the-app', { path: '^packages/' }, { path: '^app/' }),
  forbid(
    'verifier-is-independent',
    { path: '^packages/verifier/' },
    { path: '^packages/(?!verifier/)' },
  ),
  forbid(
    'variables-read-outside-env',
    { path: '^app/src/(?!config/|main\\.ts|start\\.ts)', pathNot: '\\.test\\.tsx?$' },
    { path: '^app/src/config/env\\.ts$' },
  ),
];

export interface BoundaryReport {
  readonly violations: readonly string[];
  readonly modulesRead: number;
  readonly modulesThere: number;
}

const SOURCES = [
  'packages/*/src/**/*.{ts,tsx}',
  'packages/*/bin/*.ts',
  'app/src/**/*.{ts,tsx}',
  'app/bin/*.ts',
];

/** Reads every module below `dir`, which has its own tsconfig.json; another tree than ours lets a test seed violations. */
export async function checkBoundaries(dir: string = root): Promise<BoundaryReport> {
  const files = globSync(SOURCES, { cwd: dir }).filter((file) => !file.endsWith('.d.ts'));
  const output: IReporterOutput = await cruise(
    files,
    {
      baseDir: dir,
      ruleSet: { forbidden: [...rules] },
      validate: true,
      // Who depends on whom the other way round takes as long as half of the reading, and no rule asks.
      skipAnalysisNotInRules: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^app/generated/' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default'],
      },
    },
    {},
    { tsConfig: extractTSConfig(`${dir}/tsconfig.json`) },
  );
  if (typeof output.output === 'string') throw new Error('dependency-cruiser reported text');
  const { modules, summary } = output.output;
  const read = new Set(modules.map((one) => one.source));
  return {
    violations: summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`),
    modulesRead: files.filter((file) => read.has(file)).length,
    modulesThere: files.length,
  };
}
