// The steps in which a proposal is written: each saves the draft, the last one sends it, once.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { dayIn, typedText } from '../../../ground/territories/rules/index.ts';
import {
  DecisionNotice,
  findPublicEdition,
  type PublicEdition,
  seenOn,
  unknownEdition,
} from '../../editions/index.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import { beginDraft, discardDraft, saveDraft } from '../actions/save-draft.ts';
import { sendDraft } from '../actions/send-proposal.ts';
import { type ParentOf, problemsOf } from '../rules/contents.ts';
import { senderProblems } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideOpen } from '../rules/submission.ts';
import { type Draft, listDrafts, readDraft } from '../store/drafts.ts';
import { listPrices } from '../store/prices.ts';
import { listOrganizationsAround, listOrganizationsOf, listTerritories } from '../store/senders.ts';
import { listSimilar } from '../store/similar-proposals.ts';
import { checkPage } from './check-page.tsx';
import {
  type AskingStep,
  linesShown,
  readStep,
  type Step,
  type StepProblem,
  stepProblems,
  stepsOf,
  typedDraft,
} from './draft-form.ts';
import { ownProposalsPath, proposalPath, proposalPathIn, proposePath } from './paths.ts';
import { pointChoiceOf } from './point-place.ts';
import { problemOfRefusal, sentenceOf, statusOf } from './refusal-words.ts';
import { refusedPage } from './refused-page.tsx';
import { askingPage, paramsOf, stepHref, stepPage } from './steps-page.tsx';

const toTakePart = { act: 'proposals/take-part' } as const;

interface AtEdition {
  readonly house: House;
  readonly ask: Ask;
  readonly edition: PublicEdition;
}

/** The same about a draft of whoever asks. */
interface AtDraft extends AtEdition {
  readonly draft: Draft;
  readonly step: Step;
}

/** What a page is shown again with. */
interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly savedElsewhere?: Typed;
}

export function sendingRoutes(house: House): readonly Route[] {
  const on = (method: Route['method'], answer: (given: AtEdition) => Promise<Answer>) =>
    route({
      audience: toTakePart,
      method,
      path: proposePath,
      async answer(ask) {
        const [institution, slug] = [
          typedText(ask.params.institution),
          typedText(ask.params.edition),
        ];
        const edition = await findPublicEdition(house.db, institution, slug);
        return edition === undefined ? unknownEdition(house, ask) : answer({ house, ask, edition });
      },
    });
  return [on('get', answerGet), on('post', answerPost)];
}

async function answerGet(given: AtEdition): Promise<Answer> {
  const { ask, edition } = given;
  const draft = await draftOf(given, ask.query.get('borrador'));
  if (draft === undefined) return beginPage(given);
  const step = stepsOf(edition).find((one) => one === ask.query.get('paso')) ?? 'idea';
  return showStep({ ...given, draft, step });
}

function draftOf({ house, ask, edition }: AtEdition, id: string | null | undefined) {
  if (!isUuid(id ?? undefined)) return Promise.resolve(undefined);
  const of = { id: id ?? '', personId: actorOf(ask).personId };
  return readDraft(house.db, of).then((found) =>
    found?.editionId === edition.id ? found : undefined,
  );
}

function closedWords({ house, edition }: AtEdition): string | undefined {
  const open = decideOpen(edition, house.clock.now());
  return open.ok ? undefined : sentenceOf(open.error);
}

/** Who decides what is shown before anything is asked; drafts that are there can be gone on with. */
async function beginPage(given: AtEdition, shown: Shown = {}): Promise<Page> {
  const { house, ask, edition } = given;
  const { personId } = actorOf(ask);
  const drafts = await listDrafts(house.db, personId, edition.id);
  const closed = closedWords(given);
  const today = dayIn(edition.place.timeZone, house.clock.now());
  const { problems = [], status } = shown;
  return stepPage({
    ...{ edition, closed, problems },
    ...(status === undefined ? {} : { status }),
    step: 'quien-decide',
    draftId: undefined,
    children: (
      <>
        {drafts.length > 0 && (
          <section class="stack" aria-labelledby="borradores">
            <h2 id="borradores">{m.proposals_begin_drafts()}</h2>
            <ul class="plain-links">
              {drafts.map(({ id, title }) => (
                <li>
                  <a href={stepHref(edition, 'revisar', id)}>
                    {title === '' ? m.proposals_own_untitled() : title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <DecisionNotice seen={seenOn(edition, today)} />
        {closed === undefined && (
          <form
            class="stack-wide"
            action={proposePath.to(paramsOf(edition))}
            method="post"
            noValidate
          >
            <input type="hidden" name="paso" value="quien-decide" />
            <Choices
              id="leido"
              name="leido"
              type="checkbox"
              label={m.proposals_begin_read()}
              error={problems.find(({ field }) => field === 'leido')?.message}
              chosen={[]}
              options={[{ value: String(noticeVersion), label: m.proposals_begin_read_it() }]}
            />
            <p>
              <Button>{m.proposals_begin_now()}</Button>
            </p>
          </form>
        )}
      </>
    ),
  });
}

async function showStep(given: AtDraft, shown: Shown = {}): Promise<Answer> {
  const { step } = given;
  if (step === 'revisar') return showCheck(given, shown);
  if (step === 'quien-decide') return beginPage(given);
  const { house, ask, edition, draft } = given;
  const { db } = house;
  const typed = shown.typed ?? typedDraft(draft.contents);
  const [territories, point, prices, ownOrganizations, organizations] = await Promise.all([
    listTerritories(db, edition.place.cut),
    step === 'idea' ? pointChoiceOf(house, edition, typed) : undefined,
    step === 'costo' ? listPrices(db, edition.place.id) : [],
    step === 'quien' ? listOrganizationsOf(db, organizationsOf(ask)) : [],
    step === 'quien' ? listOrganizationsAround(db, edition.place) : [],
  ]);
  return askingPage({
    ...{ edition, step, typed, territories, point, prices, ownOrganizations, organizations },
    closed: closedWords(given),
    draftId: draft.id,
    revision: draft.revision,
    problems: shown.problems ?? [],
    savedElsewhere: shown.savedElsewhere,
    ...(shown.status === undefined ? {} : { status: shown.status }),
  });
}

/** Ids of those that she represents. */
function organizationsOf(ask: Ask): readonly string[] {
  return actorOf(ask).grants.flatMap(({ role, scope }) =>
    role === 'organization-representative' && scope?.kind === 'organization' ? [scope.id] : [],
  );
}

async function showCheck(given: AtDraft, shown: Shown = {}): Promise<Page> {
  const { house, ask, edition, draft } = given;
  const { db } = house;
  const { contents } = draft;
  const own = organizationsOf(ask);
  const [territories, around, ownOnes, similar] = await Promise.all([
    listTerritories(db, edition.place.cut),
    listOrganizationsAround(db, edition.place),
    listOrganizationsOf(db, own),
    contents.title === '' ? [] : listSimilar(db, { editionId: edition.id, ...contents }),
  ]);
  const parentOf: ParentOf = new Map(territories.map(({ id, parentId }) => [id, parentId]));
  return checkPage({
    ...{ edition, territories, similar },
    organizations: [...around, ...ownOnes],
    draftId: draft.id,
    draft: contents,
    missing: missingOf(given, parentOf),
    closed: closedWords(given),
    problems: shown.problems ?? [],
    ...(shown.status === undefined ? {} : { status: shown.status }),
  });
}

/** All that keeps the draft from being sent, at the step where it is mended. */
function missingOf({ edition, draft }: AtDraft, parentOf: ParentOf): readonly StepProblem[] {
  const { rules } = edition;
  const asks = { interest: rules.operational.options.interestDeclaration };
  const ofSender = senderProblems(draft.contents, asks).map((code): StepProblem => {
    const problem = problemOfRefusal({ code });
    return { ...problem, step: code === 'proposals/interest-missing' ? 'interes' : 'quien' };
  });
  return [...stepProblems(problemsOf(draft.contents, rules, parentOf)), ...ofSender];
}

async function answerPost(given: AtEdition): Promise<Answer> {
  const { ask, edition } = given;
  const typed = await readForm(ask.request);
  if (typed.paso === 'quien-decide') return answerBegin(given, typed);
  const draft = await draftOf(given, typed.borrador);
  if (draft === undefined) return refusedPage({ code: 'proposals/unknown' }, toOwn());
  if (typed.paso === 'borrar') return answerDiscard(given, draft);
  const step = stepsOf(edition).find((one) => one === typed.paso) ?? 'idea';
  const at = { ...given, draft, step };
  if (step === 'revisar') return answerSend(at);
  return step === 'quien-decide' ? beginPage(given) : answerSave({ ...at, step }, typed);
}

const toOwn = () => ({ label: m.proposals_own_title(), href: ownProposalsPath.to({}) });

async function answerBegin(given: AtEdition, typed: Typed): Promise<Answer> {
  const { house, ask, edition } = given;
  const refused = (refusal: Refusal) =>
    beginPage(given, { problems: [problemOfRefusal(refusal)], status: statusOf(refusal) });
  const now = house.clock.now();
  const open = decideOpen(edition, now);
  if (!open.ok) return refused(open.error);
  if (typed.leido !== String(noticeVersion)) {
    return refused({ code: 'proposals/notice-not-acknowledged' });
  }
  const begun = await beginDraft(house.db, {
    editionId: edition.id,
    personId: actorOf(ask).personId,
    acknowledgedNotice: noticeVersion,
    now,
  });
  return begun.ok ? seeOther(stepHref(edition, 'idea', begun.value)) : refused(begun.error);
}

async function answerDiscard({ house, ask }: AtEdition, { id }: Draft): Promise<Answer> {
  const done = await discardDraft(house.db, { id, personId: actorOf(ask).personId });
  if (!done.ok) return refusedPage(done.error, toOwn());
  return seeOther(ownProposalsPath.to({}, { query: { hecho: 'borrado' } }));
}

/** What could be read is saved, whatever is missing; then she goes on, stays, or adds lines. */
async function answerSave(
  given: AtDraft & { readonly step: AskingStep },
  typed: Typed,
): Promise<Answer> {
  const { house, ask, edition, draft, step } = given;
  const [action, code] = (typed.accion ?? 'seguir').split(' ');
  const withLine = action === 'agregar' ? await withPrice(given, typed, code ?? '') : typed;
  const read = readStep(step, withLine, edition);
  if (!read.isSound) {
    return showStep(given, { typed: withLine, problems: read.problems, status: 422 });
  }
  const saved = await saveDraft(house.db, {
    ...{ id: draft.id, personId: actorOf(ask).personId, part: read.values },
    revision: Number(typed.revision),
    now: house.clock.now(),
  });
  if (!saved.ok) return answerElsewhere(given, withLine, saved.error);
  const contents = { ...draft.contents, ...read.values };
  const fresh = { ...given, draft: { ...draft, contents, revision: saved.value } };
  if (action === 'guardar') {
    return seeOther(ownProposalsPath.to({}, { query: { hecho: 'guardado' } }));
  }
  if (action === 'comuna') {
    return showStep(fresh, { typed: { ...typedDraft(contents), comuna: typed.comuna ?? '' } });
  }
  if (action === 'mas-lineas' || action === 'agregar') {
    const lineas = String(linesShown(withLine) + (action === 'mas-lineas' ? 3 : 0));
    return showStep(fresh, { typed: { ...typedDraft(contents), lineas } });
  }
  const parents = new Map<string, string | null>();
  const problems = missingOf(fresh, parents).filter((one) => one.step === step);
  if (problems.length > 0) return showStep(fresh, { typed, problems, status: 422 });
  const all = stepsOf(edition);
  return seeOther(stepHref(edition, all[all.indexOf(step) + 1] ?? 'revisar', draft.id));
}

/** A line of the price list in the first place that is free, with its lower price. */
async function withPrice({ house, edition }: AtDraft, typed: Typed, code: string): Promise<Typed> {
  const price = (await listPrices(house.db, edition.place.id)).find((one) => one.code === code);
  if (price === undefined) return typed;
  const places = Array.from({ length: 20 }, (_, index) => index + 1);
  const free = places.find((place) =>
    ['nombre', 'unidad', 'cantidad', 'precio'].every(
      (part) => (typed[`linea-${place}-${part}`] ?? '').trim() === '',
    ),
  );
  if (free === undefined) return typed;
  return {
    ...typed,
    [`linea-${free}-nombre`]: price.name,
    [`linea-${free}-unidad`]: price.unit,
    [`linea-${free}-cantidad`]: '1',
    [`linea-${free}-precio`]: String(price.lowClp),
  };
}

/** Both are shown: what is typed now in the form, what is saved below it; to save again is to choose. */
async function answerElsewhere(
  given: AtDraft & { readonly step: AskingStep },
  typed: Typed,
  refusal: Refusal,
): Promise<Answer> {
  const current = await draftOf(given, given.draft.id);
  if (current === undefined) return refusedPage({ code: 'proposals/unknown' }, toOwn());
  const saved = typedDraft(current.contents);
  const names = Object.keys(typed).filter((name) => saved[name] !== undefined);
  const savedElsewhere = Object.fromEntries(
    names.filter((name) => saved[name] !== typed[name]).map((name) => [name, saved[name] ?? '']),
  );
  return showStep(
    { ...given, draft: current },
    { typed, problems: [problemOfRefusal(refusal)], status: statusOf(refusal), savedElsewhere },
  );
}

async function answerSend(given: AtDraft): Promise<Answer> {
  const { house, ask, edition, draft } = given;
  const { personId, grants } = actorOf(ask);
  const params = paramsOf(edition);
  const asked = { id: draft.id, personId, ...params };
  const by = { personId, grants, now: house.clock.now(), pathIn: proposalPathIn };
  const sent = await sendDraft(house, asked, by);
  if (sent.ok) {
    const number = String(sent.value.number);
    return seeOther(proposalPath.to({ ...params, number }, { query: { hecho: 'enviada' } }));
  }
  const { error } = sent;
  const problem = problemOfRefusal(error);
  const href = hrefOf(given, error, problem.field) ?? problem.href;
  const problems = [{ ...problem, ...(href === undefined ? {} : { href }) }];
  return showCheck(given, { problems, status: statusOf(error) });
}

/** Where it is mended: the first that was sent, or the step that asks for it. */
function hrefOf({ edition, draft }: AtDraft, refusal: Refusal, field: string): string | undefined {
  if (refusal.code === 'proposals/sent-already') {
    return proposalPath.to({ ...paramsOf(edition), number: String(refusal.number) });
  }
  if (field === '') return undefined;
  const step = refusal.code === 'proposals/interest-missing' ? 'interes' : 'quien';
  return stepHref(edition, step, draft.id, field);
}
