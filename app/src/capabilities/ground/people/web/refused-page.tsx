// What is answered to somebody who may not, and at an address that names nothing.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ownTasksPath, permissionsPath, signInPath } from './paths.ts';

/** Says who may, and under whose name this browser is signed in. */
export function forbiddenPage(actor: Actor): Page {
  return {
    status: 403,
    robots: 'noindex',
    title: m.people_forbidden_title(),
    description: m.people_forbidden_lead(),
    hero: <Hero title={m.people_forbidden_title()} lead={m.people_forbidden_lead()} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <p>{m.people_forbidden_who({ name: actor.name })}</p>
          <p class="cluster">
            <a href={ownTasksPath.to({})}>{m.people_tasks_title()}</a>
            <a href={permissionsPath.to({})}>{m.people_permissions_title()}</a>
            <a href={signInPath.to({})}>{m.people_sign_in_other()}</a>
          </p>
        </div>
      </div>
    ),
  };
}

export function notTherePage(): Page {
  return {
    status: 404,
    robots: 'noindex',
    title: m.people_not_there_title(),
    description: m.people_not_there_lead(),
    hero: <Hero title={m.people_not_there_title()} lead={m.people_not_there_lead()} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <p>
            <a href={ownTasksPath.to({})}>{m.people_tasks_title()}</a>
          </p>
        </div>
      </div>
    ),
  };
}
