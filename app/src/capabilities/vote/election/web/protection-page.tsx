// «Qué protege y qué no»: the label with the facts it stands on, and in plain words what this vote cannot do.
import type { Manifest, Profile, ProfileFact, ProfileLabel } from '@minga/ballot';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Election } from '../store/elections.ts';
import { SMALL } from './election-page.tsx';
import { Group, publicPage } from './parts.tsx';
import { factWords, padronWords, profileWords } from './words.ts';

interface ProtectionProps {
  readonly election: Election;
  readonly manifest: Manifest;
  readonly label: ProfileLabel;
}

/** Facts that only whoever operates it says. */
const declared: ReadonlySet<ProfileFact> = new Set(['operators', 'journal', 'clusters']);

export function protectionPage(props: ProtectionProps): Page {
  const { election, manifest, label } = props;
  const { profile } = label;
  const isSmall = manifest.contests.some(({ electors }) => electors < SMALL);
  return publicPage({
    election,
    title: m.election_protection_title(),
    lead: m.election_protection_lead(),
    isUnder: true,
    children: (
      <>
        <Group title={m.election_protects_title()}>
          <ul>
            <li>{m.election_protects_who()}</li>
            <li>{m.election_protects_change()}</li>
            <li>{m.election_protects_erase()}</li>
            <li>{m.election_protects_recount()}</li>
          </ul>
        </Group>
        <Group title={m.election_not_protected_title()}>
          <ol class="election-steps">
            <li>{m.election_not_coercion()}</li>
            <li>{m.election_not_virus()}</li>
            <li>{linkSentence(profile)}</li>
            <li>
              {m.election_not_rare()} {isSmall && m.election_small_text()}
            </li>
            <li>{m.election_not_change()}</li>
            <li>{m.election_not_lost()}</li>
            <li>{m.election_not_image()}</li>
            <li>{m.election_not_identity()}</li>
            {manifest.padron.mode !== 'closed' && <li>{m.election_not_residence()}</li>}
            <li>{m.election_not_final()}</li>
          </ol>
        </Group>
        <Group title={m.election_label_title()}>
          <p>
            {profile === undefined
              ? m.election_profile_none()
              : m.election_profile_is({ profile: profileWords[profile]() })}{' '}
            {padronWords[manifest.padron.mode]()}.
          </p>
          <p>{m.election_label_text()}</p>
          <RuledTable
            caption={m.election_label_caption()}
            narrow="stack"
            columns={[
              { label: m.election_label_fact() },
              { label: m.election_label_allows() },
              { label: m.election_label_source() },
            ]}
            rows={label.rows.map(({ fact, allows }) => [
              factWords[fact](),
              allows === undefined ? m.election_allows_none() : profileWords[allows](),
              declared.has(fact) ? m.election_source_declared() : m.election_source_log(),
            ])}
          />
          {election.isDemonstration && (
            <Notice tone="warning">
              <p>{m.election_demonstration_text()}</p>
            </Notice>
          )}
        </Group>
      </>
    ),
  });
}

/** Who could link ballots and people, as the label allows to say it. */
function linkSentence(profile: Profile | undefined): string {
  if (profile === 'nacional') return m.election_not_link_nacional();
  return profile === 'municipal' ? m.election_not_link_municipal() : m.election_not_link_basico();
}
