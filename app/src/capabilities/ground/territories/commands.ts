// What an operator does with the territory from the command line: import the comunas' boundaries, or remove them.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { m } from '#words';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { importBoundaries } from './actions/import-boundaries.ts';
import { removeBoundaries } from './actions/remove-boundaries.ts';
import { MAX_FILE_MEGABYTES } from './rules/boundary-file.ts';
import type { BoundaryRefusal } from './rules/boundary-refusal.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

export const commands: readonly Command[] = [
  {
    room: 'territories',
    verb: 'import-boundaries',
    summary: m.territories_command_import_summary(),
    usage: 'FILE --attribution TEXT [--source TEXT] [--allow-missing] [--dry-run]',
    run: runImport,
  },
  {
    room: 'territories',
    verb: 'remove-boundaries',
    summary: m.territories_command_remove_summary(),
    usage: '',
    run: runRemove,
  },
];

async function runImport({ db, args, out }: CommandContext): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    out(m.territories_command_import_arguments());
    return NOT_UNDERSTOOD;
  }
  const text = await readBoundaryText(asked.file, out);
  if (text === undefined) return REFUSED;
  const done = await importBoundaries(db, { ...asked, text });
  if (!done.ok) {
    for (const refusal of done.error) out(sentenceOf(refusal));
    out(m.territories_import_nothing_done());
    return REFUSED;
  }
  const { shapesCount, withoutShape } = done.value;
  if (withoutShape.length > 0) {
    out(m.territories_import_without_shape({ codes: list(withoutShape) }));
  }
  out(
    asked.isDryRun
      ? m.territories_import_would_do({ shapesCount })
      : m.territories_import_done({ shapesCount }),
  );
  return DONE;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        attribution: { type: 'string', default: '' },
        source: { type: 'string' },
        'allow-missing': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) return undefined;
    return {
      file,
      attribution: values.attribution,
      source: values.source ?? basename(file),
      allowMissing: values['allow-missing'],
      isDryRun: values['dry-run'],
    };
  } catch {
    return undefined;
  }
}

async function readBoundaryText(
  file: string,
  out: (line: string) => void,
): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size <= MAX_FILE_MEGABYTES * 1024 * 1024) return await readFile(file, 'utf8');
    const limitMegabytes = MAX_FILE_MEGABYTES;
    out(sentenceOf({ code: 'territories/boundary-file-too-large', limitMegabytes }));
  } catch {
    out(m.territories_import_file_unreadable({ file }));
  }
  return undefined;
}

async function runRemove({ db, args, out }: CommandContext): Promise<number> {
  if (args.length > 0) {
    out(m.territories_command_remove_arguments());
    return NOT_UNDERSTOOD;
  }
  const removed = await removeBoundaries(db);
  out(removed ? m.territories_boundaries_removed() : m.territories_boundaries_none());
  return DONE;
}

type SentenceOf = {
  readonly [Code in BoundaryRefusal['code']]: (
    refusal: Extract<BoundaryRefusal, { readonly code: Code }>,
  ) => string;
};

const sentences = {
  'territories/boundary-file-too-large': ({ limitMegabytes }) =>
    m.territories_boundary_file_too_large({ limitMegabytes }),
  'territories/boundary-file-not-json': () => m.territories_boundary_file_not_json(),
  'territories/boundary-file-wrong-kind': ({ found }) =>
    m.territories_boundary_file_wrong_kind({ found }),
  'territories/boundary-file-empty': () => m.territories_boundary_file_empty(),
  'territories/boundary-codes-not-found': ({ properties }) =>
    m.territories_boundary_codes_not_found({ properties: list(properties) }),
  'territories/boundary-code-unreadable': ({ places }) =>
    m.territories_boundary_code_unreadable({ places: list(places) }),
  'territories/boundary-codes-unknown': ({ codes }) =>
    m.territories_boundary_codes_unknown({ codes: list(codes) }),
  'territories/boundary-codes-repeated': ({ codes }) =>
    m.territories_boundary_codes_repeated({ codes: list(codes) }),
  'territories/boundary-comunas-missing': ({ codes }) =>
    m.territories_boundary_comunas_missing({ count: codes.length, codes: list(codes) }),
  'territories/boundary-not-polygons': ({ codes }) =>
    m.territories_boundary_not_polygons({ codes: list(codes) }),
  'territories/boundary-rings-broken': ({ codes }) =>
    m.territories_boundary_rings_broken({ codes: list(codes) }),
  'territories/boundary-projected': ({ codes }) =>
    m.territories_boundary_projected({ codes: list(codes) }),
  'territories/boundary-outside-chile': ({ codes }) =>
    m.territories_boundary_outside_chile({ codes: list(codes) }),
  'territories/boundary-attribution-missing': () => m.territories_boundary_attribution_missing(),
} as const satisfies SentenceOf;

/** What the person reads: what was found and what to do about it. */
export function sentenceOf<Code extends BoundaryRefusal['code']>(
  refusal: Extract<BoundaryRefusal, { readonly code: Code }>,
): string {
  const write = sentences[refusal.code] as (given: typeof refusal) => string;
  return write(refusal);
}

const MOST_NAMED = 20;

function list(names: readonly (string | number)[]): string {
  const named = names.slice(0, MOST_NAMED).map(printable).join(', ');
  return names.length > MOST_NAMED ? `${named}… (${names.length})` : named;
}

const LONGEST_NAME = 40;

/** Names come from the file: short, and without what a terminal would obey. */
function printable(name: string | number): string {
  return `${name}`.slice(0, LONGEST_NAME).replaceAll(/\p{Cc}/gu, '\uFFFD');
}
