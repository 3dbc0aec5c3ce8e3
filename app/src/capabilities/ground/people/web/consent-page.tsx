// The consent for a child: what it takes part in, with which data, why, until when, and how it is taken back.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type ChildTrack, CONSENT_TEXT_VERSION } from '../rules/childhood.ts';
import type { Ward } from '../store/guardianships.ts';
import { day } from './children-page.tsx';
import { childrenPath, consentPath } from './identify-paths.ts';
import { accountPath } from './paths.ts';

export interface ConsentPageProps {
  readonly child: Ward;
  readonly track: ChildTrack;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function consentPage(props: ConsentPageProps): Page {
  const { child, track, problems, status } = props;
  const title = m.people_consent_title({ alias: child.publicName });
  return {
    title,
    description: m.people_consent_lead({ track: track.title }),
    robots: 'noindex',
    ...(status === undefined ? {} : { status }),
    hero: (
      <Hero
        title={title}
        lead={m.people_consent_lead({ track: track.title })}
        crumbs={[
          { label: m.people_account_title(), href: accountPath.to({}) },
          { label: m.people_children_title(), href: childrenPath.to({}) },
          { label: title },
        ]}
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Text {...props} />
          <form
            class="stack-wide"
            method="post"
            action={consentPath.to({ child: child.childId }, { query: { para: track.subject } })}
          >
            <input type="hidden" name="text" value={CONSENT_TEXT_VERSION} />
            <Choices
              id="consents"
              name="consents"
              type="checkbox"
              label={m.people_consent_question()}
              chosen={[]}
              options={[{ value: 'yes', label: m.people_consent_yes() }]}
              error={problemOf(problems, 'consents')}
            />
            <div>
              <Button>{m.people_consent_give()}</Button>
            </div>
          </form>
        </div>
      </div>
    ),
  };
}

/** The words that CONSENT_TEXT_VERSION stands for. */
function Text({ child, track }: ConsentPageProps) {
  const alias = child.publicName;
  const told = [
    [
      m.people_consent_what_title(),
      m.people_consent_what({
        track: track.title,
        institution: track.heldBy,
        age: formatNumber(track.minimumAge, currentLocale()),
      }),
    ],
    [m.people_consent_data_title(), m.people_consent_data({ alias })],
    [m.people_consent_why_title(), m.people_consent_why()],
    [m.people_consent_until_title(), m.people_consent_until({ date: day(track.endsAt) })],
    [m.people_consent_withdraw_title(), m.people_consent_withdraw()],
    [m.people_consent_rights_title(), m.people_consent_rights({ institution: track.heldBy })],
  ] as const;
  return (
    <div class="prose">
      {told.map(([heading, text]) => (
        <>
          <h2 class="panel-heading">{heading}</h2>
          <p>{text}</p>
        </>
      ))}
      <p class="secondary">{m.people_consent_version({ version: CONSENT_TEXT_VERSION })}</p>
    </div>
  );
}
