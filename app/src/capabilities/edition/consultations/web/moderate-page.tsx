// Observations before a moderator: those that nobody read yet first, each with what may be decided.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { reasonLabel } from '../../../ground/conversation/index.ts';
import { reasons } from '../../../ground/conversation/rules/index.ts';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { Consultation } from '../store/consultations.ts';
import { isShown, type Observation } from '../store/observations.ts';
import { addressOf } from './at-desk.ts';
import { desk } from './paths.ts';
import { SecondReviewsPart, type SecondReviewsProps } from './second-reviews-part.tsx';
import { placeOf, stanceTones, stanceWords, whoOf } from './words.ts';

export interface ModeratePageProps extends SecondReviewsProps {
  readonly consultation: Consultation;
  /** Those that were not hidden. */
  readonly observations: readonly Observation[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function moderatePage(props: ModeratePageProps): Page {
  const { consultation, observations, problems, status, done } = props;
  const { institutionName, institutionSlug } = consultation;
  const title = m.consultations_moderate_title();
  const sorted = observations.toSorted((a, b) => Number(isShown(a)) - Number(isShown(b)));
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${consultation.title}`,
    description: m.consultations_moderate_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.consultations_moderate_lead()}
        crumbs={[
          { label: institutionName, href: deskPath.to({ institution: institutionSlug }) },
          { label: consultation.title },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          <SecondReviewsPart {...props} />
          {sorted.length === 0 ? (
            <EmptyState title={m.consultations_moderate_none()}>
              <p>{m.consultations_moderate_lead()}</p>
            </EmptyState>
          ) : (
            <ol class="observations">
              {sorted.map((observation) => (
                <Judged {...props} observation={observation} />
              ))}
            </ol>
          )}
        </div>
      </section>
    ),
  };
}

function Judged({
  consultation,
  observation,
  names,
  moderatorId,
}: ModeratePageProps & { readonly observation: Observation }) {
  const { id, stance, number, reasons: words, proposed, version, personId } = observation;
  const isRead = isShown(observation);
  return (
    <li class="observation stack">
      <p>
        <Tag tone={stanceTones[stance]}>{stanceWords[stance]()}</Tag>{' '}
        <strong>{whoOf(observation, names)}</strong>{' '}
        <span class="secondary">{placeOf(number)}</span>{' '}
        {!isRead && <Tag tone="attention">{m.consultations_unread()}</Tag>}
      </p>
      <p class="observation-words" lang={writtenLang()}>
        {words}
      </p>
      {proposed !== '' && (
        <blockquote class="observation-proposed">
          <p class="observation-words" lang={writtenLang()}>
            {proposed}
          </p>
        </blockquote>
      )}
      {personId === moderatorId ? (
        <p class="secondary">{m.consultations_refused_own_observation()}</p>
      ) : (
        <form class="filter-form" action={desk.moderate.to(addressOf(consultation))} method="post">
          <input type="hidden" name="observacion" value={id} />
          <input type="hidden" name="version" value={version} />
          {!isRead && (
            <Button name="decision" value="mostrar">
              {m.consultations_show_now()}
            </Button>
          )}
          <SelectField
            id={`motivo-${id}`}
            name="motivo"
            label={m.consultations_field_hiding_reason()}
            value=""
            options={[
              { value: '', label: m.consultations_choose() },
              ...reasons.map((reason) => ({ value: reason, label: reasonLabel(reason) })),
            ]}
          />
          <Button kind="secondary" name="decision" value="ocultar">
            {m.consultations_hide_now()}
          </Button>
        </form>
      )}
    </li>
  );
}
