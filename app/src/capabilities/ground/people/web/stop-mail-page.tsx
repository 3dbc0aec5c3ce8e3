// Stopping mail without signing in: a page that asks, and one that says that it is done.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ownPage } from './notice-parts.tsx';
import { noticeSettingsPath, stopMailPath } from './notice-paths.ts';

export function stopMailPage(token: string): Page {
  return {
    ...ownPage({
      title: m.people_stop_mail_title(),
      lead: m.people_stop_mail_lead(),
      body: (
        <form class="stack" method="post" action={stopMailPath.to({ token })}>
          <p>{m.people_stop_mail_text()}</p>
          <div>
            <Button>{m.people_stop_mail_button()}</Button>
          </div>
        </form>
      ),
    }),
    referrer: 'no-referrer',
  };
}

export function mailStoppedPage(): Page {
  return {
    ...ownPage({
      title: m.people_mail_stopped_title(),
      lead: m.people_mail_stopped_lead(),
      body: (
        <p>
          <a href={noticeSettingsPath.to({})}>{m.people_mail_stopped_back()}</a>
        </p>
      ),
    }),
    referrer: 'no-referrer',
  };
}

/** A token that was never in a mail, or in one of more than a year ago. */
export function stopUnknownPage(): Page {
  return {
    ...ownPage({
      title: m.people_stop_unknown_title(),
      lead: m.people_stop_unknown_lead(),
      status: 404,
      body: (
        <p>
          <a href={noticeSettingsPath.to({})}>{m.people_mail_stopped_back()}</a>
        </p>
      ),
    }),
    referrer: 'no-referrer',
  };
}
