// The keys of one's own account: which there are, another one, their names, and the code for when none is at hand.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { PASSKEYS_WANTED } from '../rules/passkey.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Passkey } from '../store/passkeys.ts';
import { PasskeyCeremony, passkeyIsland } from './passkey-ceremony.tsx';
import { accountPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import {
  codePath,
  newPasskeyAskPath,
  newPasskeyPath,
  removePasskeyPath,
  renamePasskeyPath,
} from './staff-paths.ts';

export interface PasskeysPageProps {
  readonly passkeys: readonly Passkey[];
  readonly hasCode: boolean;
  /** Whether this session may change keys. */
  readonly isOfStaff: boolean;
  readonly done: string | null;
  /** Where the person was going when she came in by code; empty for nowhere. */
  readonly returnTo: string;
  readonly trouble:
    | { readonly refusal: Refusal; readonly id: string; readonly typed?: string }
    | undefined;
}

const done: Readonly<Record<string, () => string>> = {
  llave: () => m.people_keys_done_added(),
  nombre: () => m.people_keys_done_renamed(),
  quitada: () => m.people_keys_done_removed(),
  codigo: () => m.people_keys_done_code(),
};

export function passkeysPage(props: PasskeysPageProps): Page {
  const { trouble, isOfStaff } = props;
  const refusal = isOfStaff ? trouble?.refusal : ({ code: 'people/keys-are-of-staff' } as const);
  const crumbs = [
    { label: m.people_account_title(), href: accountPath.to({}) },
    { label: m.people_keys_title() },
  ];
  return {
    title: m.people_keys_title(),
    description: m.people_keys_lead(),
    robots: 'noindex',
    ...(refusal === undefined ? {} : { status: refusalStatus[refusal.code] }),
    ...(isOfStaff ? { islands: [passkeyIsland] } : {}),
    hero: <Hero title={m.people_keys_title()} lead={m.people_keys_lead()} crumbs={crumbs} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <Said {...props} />
          {refusal && <Problem {...props} refusal={refusal} />}
          {isOfStaff && <Keys {...props} />}
        </div>
      </div>
    ),
  };
}

function Said({ done: asked, returnTo }: PasskeysPageProps) {
  const said = asked === null ? undefined : done[asked];
  return (
    <>
      {said && (
        <div role="status">
          <Notice tone="done">
            <p>{said()}</p>
          </Notice>
        </div>
      )}
      {returnTo !== '' && (
        <p>
          <a href={returnTo}>{m.people_keys_go_on()}</a>
        </p>
      )}
    </>
  );
}

function Problem({ refusal, trouble }: PasskeysPageProps & { readonly refusal: Refusal }) {
  const href = trouble === undefined ? undefined : `#${fieldOf(trouble.id)}`;
  return <ErrorSummary problems={[{ message: refusalSentence(refusal), href }]} />;
}

function Keys(props: PasskeysPageProps) {
  const { passkeys, hasCode } = props;
  return (
    <div class="columns columns-even">
      <section class="stack" aria-labelledby="llaves">
        <h2 class="panel-heading" id="llaves">
          {m.people_keys_list()}
        </h2>
        {passkeys.length === 0 && <p>{m.people_keys_none()}</p>}
        <ul class="device-list">
          {passkeys.map((passkey) => (
            <KeyRow passkey={passkey} {...props} />
          ))}
        </ul>
      </section>
      <div class="stack-wide">
        <section class="stack" aria-labelledby="otra">
          <h2 class="panel-heading" id="otra">
            {m.people_keys_add_title()}
          </h2>
          <p>{passkeys.length < PASSKEYS_WANTED ? m.people_keys_add_why() : m.people_keys_add()}</p>
          <PasskeyCeremony
            act="register"
            ask={newPasskeyAskPath.to({})}
            answer={newPasskeyPath.to({})}
            label={m.people_keys_add_button()}
          />
        </section>
        <section class="stack" aria-labelledby="codigo">
          <h2 class="panel-heading" id="codigo">
            {m.people_code_title()}
          </h2>
          <p>{hasCode ? m.people_code_is_set() : m.people_code_why()}</p>
          <p>
            <a href={codePath.to({})}>{hasCode ? m.people_code_see() : m.people_code_set_up()}</a>
          </p>
        </section>
      </div>
    </div>
  );
}

function fieldOf(id: string): string {
  return `label-${id}`;
}

function KeyRow({ passkey, trouble }: PasskeysPageProps & { readonly passkey: Passkey }) {
  const { id, label, isSynced, createdAt, lastUsedAt } = passkey;
  const own = trouble?.id === id ? trouble : undefined;
  const error =
    own?.refusal.code === 'people/passkey-label' ? refusalSentence(own.refusal) : undefined;
  return (
    <li class="device">
      <p>
        <strong>{label}</strong>
        {isSynced && <> · {m.people_keys_synced()}</>}
      </p>
      <p class="secondary">
        {m.people_keys_since({ when: when(createdAt) })}
        {lastUsedAt && <> {m.people_keys_used({ when: when(lastUsedAt) })}</>}
      </p>
      <Disclosure summary={m.people_keys_change({ label })} open={own !== undefined}>
        <div class="stack-wide">
          <form method="post" action={renamePasskeyPath.to({ id })} class="stack" noValidate>
            <Field
              id={fieldOf(id)}
              name="label"
              label={m.people_keys_name()}
              hint={m.people_keys_name_hint()}
              value={own?.typed ?? label}
              error={error}
            />
            <div>
              <Button kind="secondary">{m.people_keys_rename()}</Button>
            </div>
          </form>
          <form method="post" action={removePasskeyPath.to({ id })} class="stack">
            <p>{m.people_keys_remove_why()}</p>
            <div>
              <Button kind="secondary">{m.people_keys_remove({ label })}</Button>
            </div>
          </form>
        </div>
      </Disclosure>
    </li>
  );
}

function when(instant: Date): string {
  return formatInstant(instant, currentLocale(), { timeZone: 'America/Santiago', length: 'short' });
}
