// Check your answers: everything that will be sent, step by step, with the way to change each, and those that are alike.
//
// Accessibility: a description list under a heading for each step; each way to change names its step.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type PublicEdition, placeName, planWords } from '../../editions/index.ts';
import type { Tie } from '../../editions/rules/index.ts';
import { type CostLine, lineClp } from '../rules/contents.ts';
import type { DraftContents } from '../rules/draft.ts';
import { themeWords } from '../rules/themes.ts';
import type { OrganizationLine, TerritoryLine } from '../store/senders.ts';
import type { SimilarProposal } from '../store/similar-proposals.ts';
import { type AskingStep, quantityText, type StepProblem, stepsOf } from './draft-form.ts';
import { proposalPath, proposePath } from './paths.ts';
import { money, numberWords } from './state-words.ts';
import { paramsOf, type StepFrame, stepHref, stepPage, stepWords } from './steps-page.tsx';
import { whoWords } from './who-words.ts';

export interface CheckPageProps extends Omit<StepFrame, 'children' | 'step'> {
  readonly draftId: string;
  readonly draft: DraftContents;
  readonly missing: readonly StepProblem[];
  readonly territories: readonly TerritoryLine[];
  readonly organizations: readonly OrganizationLine[];
  readonly similar: readonly SimilarProposal[];
}

interface Row {
  readonly label: string;
  readonly text: ComponentChildren;
}

export function checkPage(props: CheckPageProps): Page {
  const { edition, draftId, draft, missing, closed } = props;
  const isReady = missing.length === 0 && closed === undefined;
  const toMend = missing.map(({ step, field, message }) => ({
    field,
    message,
    href: stepHref(edition, step, draftId, field),
  }));
  const params = paramsOf(edition);
  return stepPage({
    ...props,
    step: 'revisar',
    problems: props.problems.length > 0 ? props.problems : toMend,
    children: (
      <>
        {stepsOf(edition).map((step) =>
          step === 'quien-decide' || step === 'revisar' ? null : (
            <section class="stack" aria-labelledby={`revisar-${step}`}>
              <h2 id={`revisar-${step}`}>{stepWords[step]()}</h2>
              <dl class="proposal-answers" lang={writtenLang()}>
                {rowsOf(step, props).map(({ label, text }) => (
                  <div>
                    <dt>{label}</dt>
                    <dd>{text === '' ? m.proposals_check_nothing() : text}</dd>
                  </div>
                ))}
              </dl>
              <p>
                <a href={stepHref(edition, step, draftId)}>
                  {m.proposals_check_change()}
                  <span class="visually-hidden"> {stepWords[step]()}</span>
                </a>
              </p>
            </section>
          ),
        )}
        <Similar {...props} />
        <Notice>
          <p>{m.proposals_check_public()}</p>
          <p>{m.proposals_check_photos()}</p>
          {draft.coauthorsCount > 0 && <p>{m.proposals_check_coauthors()}</p>}
        </Notice>
        {isReady && (
          <form action={proposePath.to(params)} method="post">
            <input type="hidden" name="paso" value="revisar" />
            <input type="hidden" name="borrador" value={draftId} />
            <Button>{m.proposals_check_send()}</Button>
          </form>
        )}
        <form action={proposePath.to(params)} method="post">
          <input type="hidden" name="paso" value="borrar" />
          <input type="hidden" name="borrador" value={draftId} />
          <Button kind="secondary" small>
            {m.proposals_check_discard()}
          </Button>
        </form>
      </>
    ),
  });
}

/** Those that are alike, so that neighbours join forces instead of splitting them. */
function Similar({ edition, similar }: Pick<CheckPageProps, 'edition' | 'similar'>) {
  if (similar.length === 0) return null;
  const params = paramsOf(edition);
  return (
    <section class="stack" aria-labelledby="parecidas">
      <h2 id="parecidas">{m.proposals_check_similar()}</h2>
      <p>{m.proposals_check_similar_lead()}</p>
      <ul class="plain-links" lang={writtenLang()}>
        {similar.map(({ number, title, authorName, endorsementsCount }) => (
          <li>
            <a href={proposalPath.to({ ...params, number: String(number) })}>{title}</a>{' '}
            <span class="secondary">
              {m.proposals_check_similar_line({
                author: authorName,
                count: numberWords(endorsementsCount),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function rowsOf(step: AskingStep, props: CheckPageProps): readonly Row[] {
  const { edition, draft } = props;
  return answers[step](draft, edition, props);
}

type Answers = (
  draft: DraftContents,
  edition: PublicEdition,
  around: Pick<CheckPageProps, 'territories' | 'organizations'>,
) => readonly Row[];

/** To whoever reads her own answers. */
const ownTies: Readonly<Record<Tie, (given: { place: string }) => string>> = {
  residence: m.proposals_check_tie_residence,
  work: m.proposals_check_tie_work,
  study: m.proposals_check_tie_study,
  organization: m.proposals_check_tie_organization,
};

const nameOf = (all: readonly { id: string; name: string }[], id: string | null) =>
  all.find((one) => one.id === id)?.name ?? '';

const answers: Readonly<Record<AskingStep, Answers>> = {
  idea: (draft, { rules }, { territories }) => [
    { label: m.proposals_step_title(), text: draft.title },
    { label: m.proposals_step_description(), text: draft.description },
    {
      label: m.proposals_step_theme(),
      text: draft.theme === null ? '' : themeWords[draft.theme](),
    },
    {
      label: m.proposals_step_contest(),
      text: rules.committed.contests.find(({ code }) => code === draft.contest)?.name ?? '',
    },
    ...(territories.length === 0
      ? []
      : [{ label: m.proposals_step_sector(), text: nameOf(territories, draft.territoryId) }]),
    { label: m.proposals_step_place(), text: draft.place },
    {
      label: m.proposals_step_point(),
      text: draft.lat === null || draft.lon === null ? '' : `${draft.lat}, ${draft.lon}`,
    },
  ],
  necesidad: (draft) => [
    { label: m.proposals_step_need(), text: draft.need },
    { label: m.proposals_step_beneficiaries(), text: draft.beneficiaries },
    {
      label: m.proposals_step_count(),
      text: draft.beneficiariesCount === null ? '' : numberWords(draft.beneficiariesCount),
    },
  ],
  costo: (draft) => [
    { label: m.proposals_step_cost(), text: draft.costClp === null ? '' : money(draft.costClp) },
    ...draft.costLines.map((line) => ({ label: line.name, text: lineText(line) })),
  ],
  plan: (draft, { rules }) => {
    const { plan } = draft;
    const listed = rules.operational.planning.find(
      (one) => one.plan === plan?.plan && one.objective === plan.objective,
    );
    return [
      {
        label: m.proposals_step_plan(),
        text:
          listed === undefined
            ? m.proposals_step_plan_none()
            : `${planWords[listed.plan]()} ${listed.objective}: ${listed.words}`,
      },
      { label: m.proposals_step_bip(), text: draft.bipCode ?? '' },
    ];
  },
  interes: ({ hasInterest, interest }) => [
    {
      label: m.proposals_step_interest(),
      text: hasInterest === null ? '' : hasInterest ? interest : m.proposals_step_interest_no(),
    },
  ],
  quien: (draft, edition, { organizations }) => [
    {
      label: m.proposals_step_who(),
      text:
        draft.who === 'group'
          ? draft.groupName
          : draft.who === 'organization'
            ? nameOf(organizations, draft.organizationId)
            : draft.who === null
              ? ''
              : whoWords[draft.who](),
    },
    {
      label: m.proposals_endorse_tie({ place: placeName(edition.place) }),
      text: draft.tie === null ? '' : ownTies[draft.tie]({ place: placeName(edition.place) }),
    },
    { label: m.proposals_step_coauthors(), text: String(draft.coauthorsCount) },
    { label: m.proposals_step_sponsor(), text: nameOf(organizations, draft.sponsorId) },
  ],
};

export function lineText(line: CostLine): string {
  return `${quantityText(line.quantity)} ${line.unit} × ${money(line.unitClp)} = ${money(lineClp(line))}`;
}
