// «Lo votado / lo sancionado» of an edition: where its sanction is, each list with its differences and their reasons, and who decided what.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { formatPercent } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { editionPath, type PublicEdition } from '../../../edition/editions/index.ts';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { contestNames } from '../actions/locate.ts';
import { type OrderShare, shareOf } from '../rules/difference.ts';
import { type PublicPhase, publicPhaseOf } from '../rules/public-phase.ts';
import { isContestSanctioned } from '../rules/standing.ts';
import type { Submission } from '../store/submissions.ts';
import { count, Group, instantThere, placeOf } from './desk-parts.tsx';
import { contestLines } from './public-contest.tsx';
import { PhaseNotice } from './public-notices.tsx';
import { FileLinks } from './public-parts.tsx';
import type { SanctionPageProps } from './public-props.ts';
import { PublicSubmission } from './public-submission.tsx';
import { bodyWords, PhaseTag } from './public-words.tsx';

export function sanctionPage(props: SanctionPageProps): Page {
  const { edition, submissions, state } = props;
  const phase = publicPhaseOf(submissions, state.toSubmit.length > 0);
  const title = m.sanction_public_title();
  const at = placeOf(edition);
  return {
    title: `${title}: ${edition.name}`,
    description: m.sanction_public_description(),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.sanction_public_lead({ body: bodyIn(edition).inside() })}
        tags={<PhaseTag phase={phase} />}
        crumbs={[
          {
            label: edition.place.name,
            href: institutionPath.to({ institution: edition.place.slug }),
          },
          { label: edition.name, href: editionPath.to(at) },
          { label: m.sanction_title() },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Standing {...props} phase={phase} />
          <Influence submissions={submissions} />
          {submissions.toReversed().map((submission) => (
            <PublicSubmission {...props} submission={submission} />
          ))}
          <Limits />
          {submissions.length > 0 && (
            <FileLinks query={{ institucion: at.institution, edicion: at.edition }} />
          )}
        </div>
      </section>
    ),
  };
}

function bodyIn({ place }: PublicEdition) {
  return bodyWords[place.kind === 'regional-government' ? 'core' : 'municipal-council'];
}

type StandingProps = SanctionPageProps & { readonly phase: PublicPhase };

/** What happens now, or what is missing for something to happen. */
function Standing(props: StandingProps) {
  const { edition, submissions, state, today, phase } = props;
  const last = submissions.at(-1);
  return (
    <>
      {phase === 'not-certified' && (
        <EmptyState
          title={m.sanction_public_none_title()}
          actions={
            <ButtonLink kind="secondary" href={editionPath.to(placeOf(edition))}>
              {m.sanction_public_see_edition()}
            </ButtonLink>
          }
        >
          <p>{m.sanction_public_none()}</p>
        </EmptyState>
      )}
      {last !== undefined && <PhaseNotice {...{ submission: last, phase, today }} />}
      {state.toSubmit.length > 0 && <ToSubmit {...props} />}
    </>
  );
}

function ToSubmit({ edition, state }: StandingProps) {
  const names = contestNames(edition);
  return (
    <EmptyState title={m.sanction_public_certified_title()}>
      <p>{m.sanction_public_certified({ body: bodyIn(edition).start() })}</p>
      <ul>
        {state.toSubmit.map(({ contestId, documentCode, certifiedAt }) => (
          <li>
            <span lang={writtenLang()}>{names.get(contestId)}</span>,{' '}
            <a href={documentPath.to({ code: groupCode(documentCode) })}>
              {m.sanction_public_certified_on({ when: instantThere(certifiedAt, edition) })}
            </a>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

/** Of all contests on which the body has pronounced, under results that hold. */
function influenceOf(submissions: readonly Submission[]): OrderShare {
  const shares = submissions.flatMap((submission) =>
    submission.contests
      .filter(({ isStale, contestId }) => !isStale && isContestSanctioned(submission, contestId))
      .map((contest) => shareOf(contestLines(submission, contest))),
  );
  return {
    prioritised: shares.reduce((sum, one) => sum + one.prioritised, 0),
    sanctioned: shares.reduce((sum, one) => sum + one.sanctioned, 0),
  };
}

function Influence({ submissions }: Pick<SanctionPageProps, 'submissions'>) {
  const { prioritised, sanctioned } = influenceOf(submissions);
  if (prioritised === 0) return null;
  return (
    <Group id="influencia" title={m.sanction_public_influence()}>
      <KeyFigures
        figures={[
          {
            figure: m.sanction_public_influence_figure({
              part: count(sanctioned),
              whole: count(prioritised),
              share: formatPercent(sanctioned, prioritised, currentLocale()),
            }),
            label: m.sanction_public_influence_label(),
          },
        ]}
      />
      <p class="secondary">{m.sanction_public_influence_definition()}</p>
    </Group>
  );
}

function Limits() {
  return (
    <Group id="limites" title={m.sanction_public_limits()}>
      <ul class="stack sanction-limits">
        <li>{m.sanction_public_limit_presence()}</li>
        <li>{m.sanction_public_limit_interest()}</li>
        <li>{m.sanction_public_limit_reasons()}</li>
        <li>{m.sanction_public_limit_works()}</li>
      </ul>
    </Group>
  );
}
