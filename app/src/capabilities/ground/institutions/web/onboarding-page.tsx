// The guided list with which an institution begins, meant to be finished in half an hour without an engineer.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { territoryDeskPaths } from '../../territories/index.ts';
import { decideFinish, progressOf } from '../rules/onboarding.ts';
import { declareSectorsPath, finishPath, institutionPath } from './paths.ts';
import type { OnboardingStep } from './slots.ts';
import { staffPage } from './staff-parts.tsx';
import { type InstitutionSteps, SECTORS_STEP } from './steps.tsx';

export interface OnboardingPageProps extends InstitutionSteps {
  /** Whoever only looks sees the steps without their buttons. */
  readonly isKeeper: boolean;
  readonly done?: string | undefined;
  readonly problems: readonly FieldProblem[];
}

export function onboardingPage(props: OnboardingPageProps): Page {
  const { institution, steps, problems } = props;
  return staffPage({
    institution,
    title: m.institutions_onboarding_title(),
    lead: m.institutions_onboarding_lead(),
    ...(problems.length > 0 ? { status: 422 } : {}),
    body: (
      <section class="section">
        <div class="wrap stack-wide onboarding">
          <FormProblems problems={problems} />
          <Done text={props.done} />
          <StepsProgress steps={steps} />
          <ol class="step-list">
            {steps.map((step) => (
              <StepRow step={step} isNext={props.isKeeper && step === nextOf(steps)}>
                {step.key === 'sectors' && props.isKeeper && <Sectors {...props} step={step} />}
              </StepRow>
            ))}
          </ol>
          <Finish {...props} />
        </div>
      </section>
    ),
  });
}

function nextOf(steps: readonly OnboardingStep[]): OnboardingStep | undefined {
  return steps.find(({ isDone, isRequired }) => isRequired && !isDone);
}

export function StepsProgress({ steps }: { readonly steps: readonly OnboardingStep[] }) {
  const { done, total, minutesLeft } = progressOf(steps);
  const sentence =
    minutesLeft === 0
      ? m.institutions_progress_all({ total })
      : m.institutions_progress({ done, total, minutes: minutesLeft });
  return (
    <ProgressOfWork
      id="avance"
      label={m.institutions_progress_label()}
      share={total === 0 ? 0 : done / total}
      sentence={sentence}
    />
  );
}

interface StepRowProps {
  readonly step: OnboardingStep;
  /** Whoever follows from outside has no way in. */
  readonly isLinked?: boolean;
  /** The one to do now. */
  readonly isNext?: boolean;
  readonly children?: ComponentChildren;
}

export function StepRow({ step, isLinked = true, isNext, children }: StepRowProps) {
  const { title, why, href, isDone, isRequired, minutes } = step;
  return (
    <li class={isDone ? 'step step-done' : 'step'} id={`paso-${step.key}`}>
      <div class="step-head">
        <h2 class="panel-heading">{isLinked ? <a href={href}>{title}</a> : title}</h2>
        {isDone ? (
          <Tag tone="done">{m.institutions_step_done()}</Tag>
        ) : (
          <Tag tone={isRequired ? 'attention' : 'outline'}>
            {isRequired ? m.institutions_step_missing() : m.institutions_step_optional()}
          </Tag>
        )}
      </div>
      <p>{why}</p>
      {!isDone && (
        <p class="secondary">
          {m.institutions_step_minutes({
            count: minutes,
            number: formatNumber(minutes, currentLocale()),
          })}
        </p>
      )}
      {isNext && step.key !== 'sectors' && (
        <p>
          <ButtonLink href={href}>{m.institutions_step_do()}</ButtonLink>
        </p>
      )}
      {children}
    </li>
  );
}

function Sectors({ institution, step }: OnboardingPageProps & { readonly step: OnboardingStep }) {
  const { slug, territoriesCount, saysWithoutSectors } = institution;
  const action = declareSectorsPath.to({ institution: slug });
  return (
    <div class="cluster" id={SECTORS_STEP}>
      <a href={territoryDeskPaths.list.to({ institution: slug })}>
        {territoriesCount > 0 ? m.institutions_sectors_see() : m.institutions_sectors_draw()}
      </a>
      {territoriesCount === 0 && (
        <form action={action} method="post">
          <Button
            kind="secondary"
            small
            name="declared"
            value={saysWithoutSectors ? 'with' : 'without'}
          >
            {saysWithoutSectors ? m.institutions_sectors_with() : m.institutions_sectors_without()}
          </Button>
        </form>
      )}
      {step.isDone && saysWithoutSectors && territoriesCount === 0 && (
        <span class="secondary">{m.institutions_sectors_declared()}</span>
      )}
    </div>
  );
}

function Finish({ institution, steps, isKeeper }: OnboardingPageProps) {
  if (institution.stage === 'finished') {
    return (
      <Notice tone="done" title={m.institutions_finished_title()}>
        <p>
          {m.institutions_finished_text()}{' '}
          <a href={institutionPath.to({ institution: institution.slug })}>
            {m.institutions_desk_see_front_page()}
          </a>
        </p>
      </Notice>
    );
  }
  const decided = decideFinish(steps);
  if (!decided.ok) {
    return (
      <p class="secondary">
        {m.institutions_refused_steps_missing({ count: decided.error.count })}
      </p>
    );
  }
  if (!isKeeper) return <p class="secondary">{m.institutions_finish_who()}</p>;
  return (
    <form class="stack" action={finishPath.to({ institution: institution.slug })} method="post">
      <p>{m.institutions_finish_text()}</p>
      <Button>{m.institutions_finish()}</Button>
    </form>
  );
}
