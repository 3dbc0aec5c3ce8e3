// Asking for the messages of an institution, all of them or those for some sectors, and stopping them.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { institutionPath } from '../../institutions/index.ts';
import type { Sector } from '../store/messages.ts';
import { ownPage } from './notice-parts.tsx';
import { askForMessagesPath, messagesPath } from './notice-paths.ts';

export interface AskForMessagesProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly sectors: readonly Sector[];
  /** Undefined for whoever does not get them. */
  readonly chosen: readonly string[] | undefined;
}

export function askForMessagesPage({ institution, sectors, chosen }: AskForMessagesProps): Page {
  const { slug, name } = institution;
  const title = m.people_ask_messages_title({ institution: name });
  const action = askForMessagesPath.to({ institution: slug });
  return ownPage({
    title,
    lead: m.people_ask_messages_lead(),
    crumbs: [
      { label: name, href: institutionPath.to({ institution: slug }) },
      { label: m.people_messages_title(), href: messagesPath.to({ institution: slug }) },
      { label: m.people_messages_receive() },
    ],
    body: (
      <>
        <form class="stack" method="post" action={action}>
          {sectors.length > 0 && (
            <Choices
              id="sector"
              name="sector"
              type="checkbox"
              label={m.people_ask_messages_sectors()}
              hint={m.people_ask_messages_sectors_hint()}
              chosen={chosen ?? []}
              options={sectors.map((sector) => ({ value: sector.id, label: sector.name }))}
            />
          )}
          <p>{m.people_ask_messages_how()}</p>
          {(chosen === undefined || sectors.length > 0) && (
            <div>
              <Button name="want" value="yes">
                {chosen === undefined ? m.people_ask_messages_yes() : m.people_ask_messages_save()}
              </Button>
            </div>
          )}
        </form>
        {chosen !== undefined && (
          <form method="post" action={action}>
            <Button kind="secondary" name="want" value="no">
              {m.people_ask_messages_no()}
            </Button>
          </form>
        )}
      </>
    ),
  });
}
