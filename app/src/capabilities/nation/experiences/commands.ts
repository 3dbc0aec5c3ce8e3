// What an operator does with the registry from the command line: bring in a budget that another platform published.
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Result } from '@minga/basics';
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { parseCut } from '../../ground/territories/rules/index.ts';
import { type Imported, type ImportRefusal, importBudget } from './actions/import-budget.ts';
import { openConversations } from './actions/open-conversations.ts';
import { readConsulExport } from './rules/consul-export.ts';
import { type ReadExport, readDecidimExport } from './rules/decidim-export.ts';
import type { ImportProblem } from './rules/export-table.ts';
import { type BudgetSource, importLimits } from './rules/imported-budget.ts';
import { conversationPlaces } from './web/conversation.ts';
import { listed, problemWords } from './web/import-words.ts';
import { experiencePath } from './web/paths.ts';
import { documentOf } from './web/search.ts';

const DONE = 0;
const REFUSED = 1;
const NOT_UNDERSTOOD = 2;

const USAGE =
  'FILE --comuna CUT | --region CODE --year YEAR --title TEXT --source URL --license TEXT';

export const commands: readonly Command[] = [
  {
    room: 'experiences',
    verb: 'import-decidim',
    summary: m.experiences_command_decidim_summary(),
    usage: `${USAGE} [--budget ID] [--dry-run]`,
    run: (context) => runImport(context, readDecidimExport),
  },
  {
    room: 'experiences',
    verb: 'import-consul',
    summary: m.experiences_command_consul_summary(),
    usage: `${USAGE} --budget ID [--dry-run]`,
    run: (context) =>
      runImport(context, (bytes, id) => readConsulExport(bytes, id ?? ''), /^[a-z0-9]{1,40}$/i),
  },
];

type Read = (
  bytes: Uint8Array,
  budgetId: string | undefined,
) => Result<ReadExport, readonly ImportProblem[]>;

async function runImport(
  { db, args, out, publicUrl }: CommandContext,
  read: Read,
  budgetForm = /^([a-z0-9]{1,40})?$/i,
): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined || !budgetForm.test(asked.budgetId ?? '')) {
    out(m.experiences_command_import_arguments());
    return NOT_UNDERSTOOD;
  }
  const bytes = await bytesOf(asked.file, out);
  if (bytes === undefined) return REFUSED;
  const given = read(bytes, asked.budgetId);
  if (!given.ok) {
    for (const problem of given.error) out(problemWords(problem));
    out(m.experiences_import_nothing_done());
    return REFUSED;
  }
  const { budget, unknownHeadings, unusedFiles } = given.value;
  if (unknownHeadings.length > 0) {
    out(m.experiences_import_unknown_columns({ columns: listed(unknownHeadings) }));
  }
  if (unusedFiles.length > 0)
    out(m.experiences_import_unused_files({ files: listed(unusedFiles) }));
  const count = budget.projects.length;
  if (asked.isDryRun) {
    out(m.experiences_import_would_do({ count }));
    return DONE;
  }
  const now = systemClock.now();
  const done = await importBudget(db, { budget, source: asked.source, documentOf, now });
  if (!done.ok) {
    out(refusalWords(done.error));
    return REFUSED;
  }
  await openConversations(db, await conversationPlaces(db), now);
  const address = publicUrl + experiencePath.to({ id: done.value.id }, { locale: 'es-CL' });
  out(outcomeWords[done.value.outcome]({ count, address }));
  return DONE;
}

interface Asked {
  readonly file: string;
  readonly budgetId: string | undefined;
  readonly source: BudgetSource;
  readonly isDryRun: boolean;
}

function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        comuna: text,
        region: text,
        year: text,
        title: text,
        source: text,
        license: text,
        budget: text,
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    const source = sourceOf(values);
    if (file === undefined || others.length > 0 || source === undefined) return undefined;
    return { file, budgetId: values.budget, source, isDryRun: values['dry-run'] };
  } catch {
    return undefined;
  }
}

type Texts = Readonly<Partial<Record<string, string | boolean | undefined>>>;

/** Everything that the file does not say has to be said. */
function sourceOf(values: Texts): BudgetSource | undefined {
  const textOf = (name: string) => String(values[name] ?? '').trim();
  const cut = parseCut(textOf('comuna'));
  const region = textOf('region');
  const isRegion = /^\d{1,2}$/.test(region);
  const [year, title, license] = [Number(textOf('year')), textOf('title'), textOf('license')];
  const sourceUrl = textOf('source');
  const isAddress = /^https?:\/\/\S+$/.test(sourceUrl) && URL.canParse(sourceUrl);
  const isYear = Number.isInteger(year) && year >= 1990 && year <= 2100;
  const isSaid = title !== '' && title.length <= importLimits.titleLength && license !== '';
  // One place: a comuna, or the region whose government held it.
  const hasOnePlace = cut === undefined ? isRegion : values.region === undefined;
  if (!hasOnePlace || !isYear || !isSaid || !isAddress) return undefined;
  const place = cut === undefined ? { regionCode: region.padStart(2, '0') } : { cut };
  return { place, year, title, license: license.slice(0, 100), sourceUrl };
}

async function bytesOf(file: string, out: (line: string) => void): Promise<Uint8Array | undefined> {
  try {
    const { size: bytes } = await stat(file);
    const { bytes: limit } = importLimits;
    if (bytes <= limit) return new Uint8Array(await readFile(file));
    out(problemWords({ code: 'file-too-big', bytes, limit }));
  } catch {
    out(m.experiences_import_file_unreadable({ file }));
  }
  return undefined;
}

const outcomeWords: Readonly<
  Record<Imported['outcome'], (given: { count: number; address: string }) => string>
> = {
  added: m.experiences_import_added,
  replaced: m.experiences_import_replaced,
  unchanged: m.experiences_import_unchanged,
};

function refusalWords(refusal: ImportRefusal): string {
  if (refusal.code === 'experiences/place-unknown') return m.experiences_import_place_unknown();
  return m.experiences_import_elsewhere({ id: refusal.id, year: refusal.year });
}
