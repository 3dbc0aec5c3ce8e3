// A proposal as a step on paper, in the name of an account: the same questions as on the site, on one sheet.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Parsed, Typed } from '../../../../platform/http/form.ts';
import type { PaperField, PaperForm } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { findPublicEdition, type PublicEdition, placeName } from '../../editions/index.ts';
import { enterOnPaper, undoOnPaper } from '../actions/enter-on-paper.ts';
import { problemsOf } from '../rules/contents.ts';
import { type DraftContents, emptyDraft, senderProblems } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { areSheetsEntered, PAPER_BUSINESS_DAYS } from '../rules/submission.ts';
import { themes, themeWords } from '../rules/themes.ts';
import { listPaperEditions } from '../store/paper-editions.ts';
import { readStep, stepProblems } from './draft-form.ts';
import { tieOptions } from './endorse-page.tsx';
import { proposalPathIn, proposalsPath, proposePath } from './paths.ts';
import { problemOfRefusal, sentenceOf } from './refusal-words.ts';
import { dayWords } from './state-words.ts';
import { whoWords } from './who-words.ts';

/** Slugs have no dot: what a sheet is about names its edition. */
const keyOf = (institution: string, edition: string) => `${institution}.${edition}`;
function slugsOf(key: string) {
  const [institution = '', edition = ''] = key.split('.');
  return { institution, edition };
}

export const proposalsOnPaper: readonly PaperForm[] = [
  {
    form: 'proposals/send',
    title: ({ label }) => m.proposals_paper_form_title({ edition: label() }),
    needsAccount: true,
    isBlankPublic: true,
    async subjects({ db, clock }, institutionId) {
      const all = await listPaperEditions(db, institutionId);
      return Promise.all(
        all.map(async ({ institutionSlug, editionSlug, name }) => {
          const edition = await findPublicEdition(db, institutionSlug, editionSlug);
          const isPast = edition === undefined || !areSheetsEntered(edition, clock.now());
          return { key: keyOf(institutionSlug, editionSlug), label: () => name, isPast };
        }),
      );
    },
    async body({ db, publicUrl }, { key }) {
      const edition = await readAsked(db, key);
      const address = publicUrl + proposePath.to(slugsOf(key));
      return { instructions: () => instructionsOf(edition, address), fields: fieldsOf(edition) };
    },
    parse: async (typed, { db }, { key }) => parseSheet(typed, await readAsked(db, key)),
    async enter({ tx, house, subject, sheetId, personId, values, now }) {
      assert(personId !== undefined, 'the form asks for an account');
      const { draft, receivedOn } = values as OnSheet;
      const done = await enterOnPaper(tx, house, {
        ...slugsOf(subject),
        ...{ sheet: { id: sheetId, receivedOn }, personId, now, draft, pathIn: proposalPathIn },
      });
      return toDesk(done);
    },
    async undo({ tx, sheetId, now }) {
      const reason = m.proposals_paper_undo_reason();
      const done = await undoOnPaper(tx, { sheetId, reason, now, pathIn: proposalPathIn });
      return done.ok || done.error.code !== 'proposals/text-is-settled'
        ? toDesk(done)
        : err({ sentence: m.proposals_paper_undo_late() });
    },
    seenAt: (key) => proposalsPath.to(slugsOf(key)),
  },
];

async function readAsked(db: House['db'], key: string): Promise<PublicEdition> {
  const { institution, edition } = slugsOf(key);
  const found = await findPublicEdition(db, institution, edition);
  assert(found !== undefined, 'a sheet is about an edition that was published');
  return found;
}

function instructionsOf({ name, rules }: PublicEdition, address: string): readonly string[] {
  const { calendar, contact } = rules.operational;
  const plan = calendar.find(({ phase }) => phase === 'submission');
  const day = plan === undefined ? '—' : dayWords(plan.until);
  return [
    m.proposals_paper_form_lead({ edition: name }),
    m.proposals_paper_form_decides({ effect: rules.committed.effect }),
    m.proposals_paper_form_until({ day, where: contact.where }),
    m.proposals_paper_form_entered({ days: PAPER_BUSINESS_DAYS }),
    m.proposals_paper_form_online({ address }),
  ];
}

/** Sheets ask for no sponsor and no co-author: these say yes by themselves afterwards. */
function fieldsOf({ rules, place }: PublicEdition): readonly PaperField[] {
  const { proposers, options } = rules.operational;
  const whos = proposers.who.filter((who) => who !== 'organization');
  const { contests } = rules.committed;
  const fields: readonly (PaperField | undefined)[] = [
    { name: 'titulo', kind: 'line', label: m.proposals_step_title },
    { name: 'descripcion', kind: 'lines', label: m.proposals_step_description },
    {
      name: 'tema',
      kind: 'one',
      label: m.proposals_step_theme,
      options: () => themes.map((theme) => ({ value: theme, label: themeWords[theme]() })),
    },
    {
      name: 'concurso',
      kind: 'one',
      label: m.proposals_step_contest,
      options: () => contests.map(({ code, name }) => ({ value: code, label: name })),
    },
    { name: 'lugar', kind: 'line', label: m.proposals_step_place },
    { name: 'necesidad', kind: 'lines', label: m.proposals_step_need },
    { name: 'beneficia', kind: 'line', label: m.proposals_step_beneficiaries },
    {
      name: 'costo',
      kind: 'line',
      label: m.proposals_step_cost,
      hint: m.proposals_paper_form_cost_hint,
    },
    {
      name: 'quien',
      kind: 'one',
      label: m.proposals_step_who,
      options: () => whos.map((who) => ({ value: who, label: whoWords[who]() })),
    },
    whos.includes('group')
      ? { name: 'nombre-grupo', kind: 'line', label: m.proposals_paper_form_group }
      : undefined,
    {
      name: 'vinculo',
      kind: 'one',
      label: () => m.proposals_endorse_tie({ place: placeName(place) }),
      options: () => proposers.ties.map((tie) => ({ value: tie, label: tieOptions[tie]() })),
    },
    options.interestDeclaration
      ? {
          name: 'tiene-interes',
          kind: 'one',
          label: m.proposals_step_interest,
          options: () => [
            { value: 'no', label: m.proposals_step_interest_no() },
            { value: 'si', label: m.proposals_step_interest_yes() },
          ],
        }
      : undefined,
    options.interestDeclaration
      ? { name: 'interes', kind: 'line', label: m.proposals_step_interest_which }
      : undefined,
    {
      name: 'recibida',
      kind: 'date',
      label: m.proposals_paper_received,
      hint: m.proposals_paper_received_hint,
    },
  ];
  return fields.filter((field) => field !== undefined);
}

interface OnSheet {
  readonly draft: DraftContents;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string;
}

/** What a sheet says, or what is wrong at which field. */
function parseSheet(typed: Typed, edition: PublicEdition): Parsed<OnSheet> {
  const { rules } = edition;
  const steps = ['idea', 'necesidad', 'costo', 'interes', 'quien'] as const;
  const reads = steps.map((step) => readStep(step, typed, edition));
  const unreadable = reads.flatMap((read) => (read.isSound ? [] : read.problems));
  if (unreadable.length > 0) return { isSound: false, problems: unreadable };
  const parts = reads.map((read) => (read.isSound ? read.values : {}));
  const draft: DraftContents = Object.assign({}, emptyDraft, ...parts);
  const asks = { interest: rules.operational.options.interestDeclaration };
  const problems: readonly FieldProblem[] = [
    ...stepProblems(problemsOf(draft, rules)),
    ...senderProblems(draft, asks).map((code) => problemOfRefusal({ code })),
  ];
  const receivedOn = parseDay(typed.recibida ?? '');
  if (problems.length === 0 && receivedOn !== undefined) {
    return { isSound: true, values: { draft, receivedOn } };
  }
  const unreceived = { field: 'recibida', message: m.proposals_paper_received_missing() };
  return {
    isSound: false,
    problems: receivedOn === undefined ? [...problems, unreceived] : problems,
  };
}

function toDesk(done: Result<void, Refusal>): Result<void, { readonly sentence: string }> {
  return done.ok ? ok(undefined) : err({ sentence: sentenceOf(done.error) });
}
