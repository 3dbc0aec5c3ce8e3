// Writing a proposal, one step a page: which step it is, its questions, and what was saved elsewhere meanwhile.
//
// Accessibility: the steps are an ordered list with the current one marked; the error summary comes first.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { editionPath, editionsPath, type PublicEdition } from '../../editions/index.ts';
import { type AskingStep, type Step, stepsOf } from './draft-form.ts';
import { FirstButton } from './first-button.tsx';
import { ownProposalsPath, proposalsPath, proposePath } from './paths.ts';
import { islandsFor } from './point-place.ts';
import { StepFields, type StepFieldsProps } from './step-fields.tsx';

export const stepWords: Readonly<Record<Step, () => string>> = {
  'quien-decide': m.proposals_step_name_decides,
  idea: m.proposals_step_name_idea,
  necesidad: m.proposals_step_name_need,
  costo: m.proposals_step_name_cost,
  plan: m.proposals_step_name_plan,
  interes: m.proposals_step_name_interest,
  quien: m.proposals_step_name_who,
  revisar: m.proposals_step_name_check,
};

export interface StepFrame {
  readonly edition: PublicEdition;
  readonly step: Step;
  /** Undefined before it is begun. */
  readonly draftId: string | undefined;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  /** What was done a moment ago. */
  readonly done?: string | undefined;
  /** Why the edition takes none now, in words. */
  readonly closed?: string | undefined;
  readonly children: ComponentChildren;
}

export const paramsOf = ({ slug, place }: PublicEdition) => ({
  institution: place.slug,
  edition: slug,
});

export function stepHref(edition: PublicEdition, step: Step, draftId: string, field = ''): string {
  const href = proposePath.to(paramsOf(edition), { query: { paso: step, borrador: draftId } });
  return field === '' ? href : `${href}#${field}`;
}

/** The frame that every step shares. */
export function stepPage(frame: StepFrame): Page {
  const { edition, step, problems, status, done, closed, children } = frame;
  const params = paramsOf(edition);
  return {
    ...(status === undefined ? {} : { status }),
    title: `${stepWords[step]()} · ${m.proposals_step_heading()} · ${edition.name}`,
    description: m.proposals_step_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={stepWords[step]()}
        crumbs={[
          { label: m.proposals_step_editions(), href: editionsPath.to({}) },
          { label: edition.name, href: editionPath.to(params) },
          { label: m.proposals_list_title(), href: proposalsPath.to(params) },
          { label: m.proposals_step_heading() },
        ]}
        lead={m.proposals_step_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide proposal-writing">
          <StepList {...frame} />
          <Done text={done} />
          <FormProblems problems={problems} />
          {closed !== undefined && (
            <Notice tone="warning">
              <p>{closed}</p>
            </Notice>
          )}
          {children}
        </div>
      </section>
    ),
  };
}

function StepList({ edition, step, draftId }: StepFrame) {
  const all = stepsOf(edition);
  return (
    <nav aria-label={m.proposals_step_list()}>
      <p class="secondary">
        {m.proposals_step_of({ place: all.indexOf(step) + 1, count: all.length })}
      </p>
      <ol class="proposal-steps">
        {all.map((one) => (
          <li>
            {draftId === undefined || one === 'quien-decide' ? (
              <span aria-current={one === step ? 'step' : undefined}>{stepWords[one]()}</span>
            ) : (
              <a
                href={stepHref(edition, one, draftId)}
                aria-current={one === step ? 'step' : undefined}
              >
                {stepWords[one]()}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface AskingPageProps extends Omit<StepFrame, 'children'>, StepFieldsProps {
  readonly step: AskingStep;
  readonly draftId: string;
  readonly revision: number;
  /** What another tab saved of this step, when it is not what was typed. */
  readonly savedElsewhere?: StepFieldsProps['typed'] | undefined;
}

/** A step that asks something of the draft. */
export function askingPage(props: AskingPageProps): Page {
  const { edition, step, draftId, revision, savedElsewhere, point } = props;
  const page = stepPage({
    ...props,
    children: (
      <>
        <form
          class="stack-wide"
          action={proposePath.to(paramsOf(edition))}
          method="post"
          noValidate
        >
          <input type="hidden" name="paso" value={step} />
          <input type="hidden" name="borrador" value={draftId} />
          <input type="hidden" name="revision" value={String(revision)} />
          <FirstButton value="seguir">{m.proposals_step_go_on()}</FirstButton>
          <StepFields {...props} />
          <div class="cluster">
            <Button name="accion" value="seguir">
              {m.proposals_step_go_on()}
            </Button>
            <Button kind="secondary" name="accion" value="guardar">
              {m.proposals_step_save()}
            </Button>
          </div>
        </form>
        {savedElsewhere !== undefined && (
          <section class="stack" aria-labelledby="guardado-aparte">
            <h2 id="guardado-aparte">{m.proposals_step_saved_elsewhere()}</h2>
            <div class="proposal-saved">
              <StepTexts typed={savedElsewhere} />
            </div>
          </section>
        )}
        <p>
          <a href={ownProposalsPath.to({})}>{m.proposals_own_title()}</a>
        </p>
      </>
    ),
  });
  return { ...page, ...islandsFor([point]) };
}

/** What is saved, to be read and copied. */
function StepTexts({ typed }: { readonly typed: StepFieldsProps['typed'] }) {
  return (
    <>
      {Object.values(typed)
        .filter((text) => text !== '')
        .map((text) => (
          <p>{text}</p>
        ))}
    </>
  );
}
