// The page of a consultation: its level and basis before anything is asked, the text, what is said, and what is answered.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { WhoDecides } from '../../../../ui/who-decides/who-decides.tsx';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { type Citation, CitedNorm, normPath } from '../../../ground/norms/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { editionPath } from '../../editions/index.ts';
import type { Consultation } from '../store/consultations.ts';
import type { Extension } from '../store/endings.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';
import type { LinkedGathering } from '../store/what-is-asked.ts';
import { AnswersPart, type AnswersPartProps, BeforeAndAfter } from './answers-part.tsx';
import { deadlineOf, StateTag } from './parts.tsx';
import { consultationsPath, observationFilePaths } from './paths.ts';
import { TextPart, type TextPartProps } from './text-part.tsx';
import { instantOf, kindWords, levelActs, levelWords } from './words.ts';

export interface ConsultationPageProps extends AnswersPartProps, TextPartProps {
  readonly basis: Citation | undefined;
  readonly approved: readonly KeptParagraph[];
  readonly extensions: readonly Extension[];
  readonly gatherings: readonly LinkedGathering[];
  /** Where the form on paper is printed; undefined when none is taken any more. */
  readonly paperHref: string | undefined;
  readonly done: string | undefined;
}

export function consultationPage(props: ConsultationPageProps): Page {
  const { consultation, done } = props;
  const { title, institutionName: institution } = consultation;
  return {
    title,
    description: m.consultations_page_description({ title, institution }),
    current: 'comunas',
    hero: <ConsultationHero consultation={consultation} />,
    body: (
      <>
        <Level {...props} />
        <section class="section">
          <div class="wrap columns">
            <div class="stack-wide">
              <Done text={done} />
              <EndNotice consultation={consultation} />
              <AnswersPart {...props} />
              <BeforeAndAfter before={props.paragraphs} after={props.approved} />
              <TextPart {...props} />
            </div>
            <Facts {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function ConsultationHero({ consultation }: { readonly consultation: Consultation }) {
  const { title, purpose, kind, state, institutionName, institutionSlug } = consultation;
  return (
    <Hero
      title={<span lang={writtenLang()}>{title}</span>}
      crumbs={[
        { label: m.consultations_list_title(), href: consultationsPath.to({}) },
        { label: institutionName, href: institutionPath.to({ institution: institutionSlug }) },
        { label: kindWords[kind]() },
      ]}
      tags={
        <>
          <Tag tone="struct">{kindWords[kind]()}</Tag>
          <StateTag state={state} />
        </>
      }
      lead={<span lang={writtenLang()}>{purpose}</span>}
      actions={
        <>
          <p class="consultation-when">{deadlineOf(consultation)}</p>
          {state === 'open' && (
            <ButtonLink kind="deep" href="#texto">
              {m.consultations_read_and_say()}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}

/** Declared before anything is asked: how far it goes, on which basis, and what happens with what is said. */
function Level({ consultation, basis }: ConsultationPageProps) {
  const { level, effect, state } = consultation;
  const closes = deadlineOf(consultation);
  return (
    <WhoDecides
      id="nivel"
      title={m.consultations_level_title({ level: levelWords[level]().toLocaleUpperCase('es-CL') })}
      effect={
        <>
          <span lang={writtenLang()}>{effect}</span>{' '}
          {basis !== undefined && (
            <span class="consultation-basis">
              {m.consultations_basis()} <CitedNorm citation={basis} />
            </span>
          )}
        </>
      }
      steps={[
        {
          title: m.consultations_step_say(),
          text: `${closes}. ${levelActs[level]()}`,
          isCurrent: state === 'open',
        },
        {
          title: m.consultations_step_answer(),
          text: m.consultations_step_answer_text(),
          isCurrent: state === 'closed',
        },
        {
          title: m.consultations_step_act(),
          text: m.consultations_step_act_text(),
          isCurrent: state === 'answered' || state === 'ended',
        },
      ]}
    />
  );
}

function EndNotice({ consultation }: { readonly consultation: Consultation }) {
  const { outcome, endedAt, endWords, act, edition } = consultation;
  if (outcome === undefined || endedAt === undefined) return null;
  const day = instantOf(endedAt, consultation);
  const words = endWords !== undefined && <p lang={writtenLang()}>{endWords}</p>;
  if (outcome === 'withdrawn') {
    return (
      <Notice tone="warning" title={m.consultations_ended_withdrawn({ day })}>
        {words}
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={m.consultations_ended_approved({ day })}>
      {words}
      <p>
        {act?.kind === 'norm' && (
          <a href={normPath.to({ norm: act.code })}>{m.consultations_act_norm()}</a>
        )}
        {act?.kind === 'document' && (
          <a href={documentPath.to({ code: act.code })}>{m.consultations_act_document()}</a>
        )}
        {act?.kind === 'rulebook' && (
          <a href={editionHref(consultation)}>
            {m.consultations_act_rulebook({ edition: edition?.name ?? '', version: act.version })}
          </a>
        )}
      </p>
    </Notice>
  );
}

function editionHref({ institutionSlug, edition }: Consultation): string {
  return editionPath.to({ institution: institutionSlug, edition: edition?.slug ?? '' });
}

function Facts(props: ConsultationPageProps) {
  const { consultation, extensions, gatherings, paperHref } = props;
  const { slug, edition, openedAt } = consultation;
  return (
    <aside class="consultation-facts stack">
      <h2 class="panel-heading">{m.consultations_facts()}</h2>
      <dl>
        {openedAt && (
          <div>
            <dt>{m.consultations_opened()}</dt>
            <dd>{instantOf(openedAt, consultation)}</dd>
          </div>
        )}
        <div>
          <dt>{m.consultations_column_closes()}</dt>
          <dd>{deadlineOf(consultation)}</dd>
        </div>
        {extensions.map(({ closedAt, untilAt, reason }) => (
          <div>
            <dt>{m.consultations_extended()}</dt>
            <dd>
              <del>{instantOf(closedAt, consultation)}</del> {instantOf(untilAt, consultation)}.{' '}
              <span lang={writtenLang()}>{reason}</span>
            </dd>
          </div>
        ))}
        {edition && (
          <div>
            <dt>{m.consultations_edition()}</dt>
            <dd>
              <a href={editionHref(consultation)} lang={writtenLang()}>
                {edition.name}
              </a>
              {`, ${m.consultations_version({ version: edition.version })}`}
            </dd>
          </div>
        )}
        {gatherings.length > 0 && (
          <div>
            <dt>{m.consultations_gatherings()}</dt>
            <dd>
              <ul>
                {gatherings.map((gathering) => (
                  <li>
                    <a href={gatheringPath.to({ gathering: gathering.slug })} lang={writtenLang()}>
                      {gathering.title}
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <div class="stack screen-only">
        {paperHref && (
          <p>
            <a href={paperHref}>{m.consultations_paper_print()}</a>
          </p>
        )}
        <ListFiles
          said={m.consultations_observations_files()}
          csv={observationFilePaths.csv.to({ consultation: slug })}
          json={observationFilePaths.json.to({ consultation: slug })}
        />
      </div>
    </aside>
  );
}
