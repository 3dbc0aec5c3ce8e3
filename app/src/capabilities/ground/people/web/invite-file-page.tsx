// Inviting a whole list from a spreadsheet: all of it, or nobody and what is wrong with each line.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ImportForm, ImportProblems } from '../../../../ui/file-import/import-form.tsx';
import { INVITATION_DAYS, type Place } from '../rules/invitation.ts';
import { type Role, seatsOf } from '../rules/roles.ts';
import { inviteColumns } from './invite-columns.ts';
import { seatWords } from './role-words.ts';
import { inviteFilePath, inviteTemplatePaths } from './staff-paths.ts';
import { pageOfPlace, teamCrumbs } from './team-parts.tsx';

export interface InviteFilePageProps {
  readonly place: Place;
  readonly roles: readonly Role[];
  /** What is wrong with the file that was sent, a sentence each. */
  readonly sentences: readonly string[];
}

export function inviteFilePage({ place, roles, sentences }: InviteFilePageProps): Page {
  const address = { institution: place.slug };
  const isRefused = sentences.length > 0;
  return pageOfPlace({
    place,
    title: m.people_invite_file_title(),
    lead: m.people_invite_file_lead({ days: INVITATION_DAYS }),
    status: isRefused ? 422 : undefined,
    crumbs: teamCrumbs(place, { label: m.people_invite_file_title() }),
    body: (
      <>
        {isRefused && <ImportProblems sentences={sentences} />}
        <ImportForm
          action={inviteFilePath.to(address)}
          columns={inviteColumns}
          templates={{
            csv: inviteTemplatePaths.csv.to(address),
            xlsx: inviteTemplatePaths.xlsx.to(address),
          }}
          isRefused={isRefused}
        />
        <p class="secondary">{m.people_invite_two_people()}</p>
        <p>
          {m.people_invite_file_roles({
            roles: roles
              .flatMap(seatsOf)
              .map((seat) => `«${seatWords(seat)}»`)
              .join(', '),
          })}
        </p>
      </>
    ),
  });
}
