// How a person is told: by mail to an address that she proved, on her devices, and of what.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { NoticeKind } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { institutionsPath } from '../../institutions/index.ts';
import type { MailState } from '../rules/mail-address.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { PushDevice } from '../store/push-subscriptions.ts';
import { ownPage, sectorsSentence, when } from './notice-parts.tsx';
import {
  askForMessagesPath,
  mailCodePath,
  noticeSettingsPath,
  noticesPath,
  proveMailPath,
  pushDevicesPath,
  pushWorkerPath,
  removePushPath,
} from './notice-paths.ts';
import { accountDetailsPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

/** The island that asks the browser for a subscription. */
const pushIsland = 'src/capabilities/ground/people/web/push.client.tsx';

export interface AskedInstitution {
  readonly slug: string;
  readonly name: string;
  readonly sectors: readonly string[];
}

export interface NoticeSettingsProps {
  readonly mail: MailState;
  /** Whether this installation sends mail, or shows it as a demonstration does. */
  readonly mailArrives: boolean;
  readonly kinds: readonly NoticeKind[];
  readonly stopped: readonly string[];
  readonly devices: readonly PushDevice[];
  readonly vapidKey: string;
  /** Whose messages she gets. */
  readonly asked: readonly AskedInstitution[];
  /** The municipality of her comuna, if she said it. */
  readonly own: { readonly slug: string; readonly name: string } | undefined;
  readonly done: string | null;
  readonly refusal?: Refusal | undefined;
}

const done: Readonly<Record<string, () => string>> = {
  guardado: () => m.people_notices_done_saved(),
  codigo: () => m.people_notices_done_code_sent(),
  correo: () => m.people_notices_done_mail(),
  aparato: () => m.people_notices_done_device(),
  quitado: () => m.people_notices_done_device_removed(),
  mensajes: () => m.people_notices_done_messages(),
};

export function noticeSettingsPage(props: NoticeSettingsProps): Page {
  const { refusal } = props;
  const title = m.people_notice_settings_title();
  return ownPage({
    title,
    lead: m.people_notice_settings_lead(),
    crumbs: [{ label: m.people_notices_title(), href: noticesPath.to({}) }, { label: title }],
    islands: [pushIsland],
    ...(refusal === undefined ? {} : { status: refusalStatus[refusal.code] }),
    body: (
      <>
        <Done text={props.done === null ? undefined : done[props.done]?.()} />
        {refusal && (
          <FormProblems
            problems={[{ field: fieldOf(refusal), message: refusalSentence(refusal) }]}
            isOnPage={() => hasCodeForm(props)}
          />
        )}
        <div class="columns columns-even">
          <div class="stack-wide">
            <Mail {...props} />
            <Kinds {...props} />
          </div>
          <div class="stack-wide">
            <Devices {...props} />
            <Messages {...props} />
          </div>
        </div>
      </>
    ),
  });
}

function fieldOf({ code }: Refusal): string {
  return code === 'people/mail-code-wrong' ? 'code' : '';
}

function hasCodeForm({ mail, mailArrives }: NoticeSettingsProps): boolean {
  const isProven = mail.isProven && !mail.isFailing;
  return mailArrives && mail.email !== null && !isProven && mail.isCodeSent;
}

function Mail(props: NoticeSettingsProps) {
  return (
    <section class="stack" aria-labelledby="correo">
      <h2 class="panel-heading" id="correo">
        {m.people_notice_mail_title()}
      </h2>
      <MailText {...props} />
    </section>
  );
}

function MailText({ mail, mailArrives, refusal }: NoticeSettingsProps) {
  const { email, isProven, isFailing, isCodeSent } = mail;
  const details = accountDetailsPath.to({}, { query: { volver: noticeSettingsPath.to({}) } });
  if (!mailArrives) return <p>{m.people_notice_mail_none_here()}</p>;
  if (email === null) {
    return (
      <>
        <p>{m.people_notice_mail_missing()}</p>
        <p>
          <ButtonLink href={details} kind="secondary">
            {m.people_notice_mail_write()}
          </ButtonLink>
        </p>
      </>
    );
  }
  const change = <a href={details}>{m.people_notice_mail_change()}</a>;
  if (isProven && !isFailing) {
    return (
      <>
        <p>
          {m.people_notice_mail_proven({ email })} {change}
        </p>
        <p class="secondary">{m.people_notice_mail_digest()}</p>
      </>
    );
  }
  return (
    <>
      {isFailing && (
        <Notice tone="warning" title={m.people_notice_mail_failing_title()}>
          <p>{m.people_notice_mail_failing_text({ email })}</p>
        </Notice>
      )}
      <p>
        {isFailing ? '' : m.people_notice_mail_unproven({ email })} {change}
      </p>
      {isCodeSent && <CodeForm email={email} refusal={refusal} />}
      <form method="post" action={mailCodePath.to({})}>
        <Button kind={isCodeSent ? 'secondary' : 'main'} small={isCodeSent}>
          {isCodeSent ? m.people_notice_mail_code_again() : m.people_notice_mail_send_code()}
        </Button>
      </form>
    </>
  );
}

interface CodeFormProps {
  readonly email: string;
  readonly refusal: Refusal | undefined;
}

function CodeForm({ email, refusal }: CodeFormProps) {
  const isWrong = refusal?.code === 'people/mail-code-wrong';
  return (
    <form method="post" action={proveMailPath.to({})} class="stack" noValidate>
      <Field
        id="code"
        name="code"
        label={m.people_notice_mail_code_label()}
        hint={m.people_notice_mail_code_hint({ email })}
        error={isWrong ? refusalSentence(refusal) : undefined}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <div>
        <Button>{m.people_notice_mail_prove()}</Button>
      </div>
    </form>
  );
}

function Kinds({ mail, mailArrives, kinds, stopped }: NoticeSettingsProps) {
  const locale = currentLocale();
  const canChoose = kinds.filter(({ isAlways }) => !isAlways);
  const always = kinds.filter(({ isAlways }) => isAlways);
  const hasMail = mailArrives && mail.isProven && !mail.isFailing;
  return (
    <form class="stack" method="post" action={noticeSettingsPath.to({})}>
      <h2 class="panel-heading">{m.people_notice_kinds_title()}</h2>
      <p>{m.people_notice_kinds_text()}</p>
      {hasMail && (
        <Choices
          id="mail"
          name="mail"
          type="checkbox"
          label={m.people_notice_mail_on_label()}
          hint={m.people_notice_mail_off_hint()}
          chosen={mail.isOn ? ['on'] : []}
          options={[{ value: 'on', label: m.people_notice_mail_on() }]}
        />
      )}
      {hasMail && <input type="hidden" name="has-mail" value="1" />}
      {canChoose.length > 0 && (
        <Choices
          id="kind"
          name="kind"
          type="checkbox"
          label={m.people_notice_kinds_label()}
          chosen={canChoose.map(({ kind }) => kind).filter((kind) => !stopped.includes(kind))}
          options={canChoose.map(({ kind, label }) => ({ value: kind, label: label[locale] }))}
        />
      )}
      {always.length > 0 && (
        <div>
          <p class="secondary">{m.people_notice_kinds_always()}</p>
          <ul>
            {always.map(({ label }) => (
              <li class="secondary">{label[locale]}</li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Button>{m.people_notice_save()}</Button>
      </div>
    </form>
  );
}

function Devices({ devices, vapidKey }: NoticeSettingsProps) {
  return (
    <section class="stack" aria-labelledby="aparatos">
      <h2 class="panel-heading" id="aparatos">
        {m.people_push_title()}
      </h2>
      <p>{m.people_push_text()}</p>
      {devices.length > 0 && (
        <ul class="device-list">
          {devices.map(({ id, device, createdAt }) => (
            <li class="device">
              <p>
                <strong>{device}</strong>
              </p>
              <p class="secondary">{m.people_push_since({ when: when(createdAt) })}</p>
              <form method="post" action={removePushPath.to({ id })}>
                <Button kind="secondary" small>
                  {m.people_push_remove({ device })}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <div
        class="stack"
        data-push={vapidKey}
        data-worker={pushWorkerPath.to({})}
        data-answer={pushDevicesPath.to({})}
      >
        <noscript>
          <p class="secondary">{m.people_push_without_script()}</p>
        </noscript>
        <p class="secondary" data-push-missing hidden>
          {m.people_push_not_supported()}
        </p>
        <p data-push-button hidden>
          <Button type="button" kind="secondary">
            {m.people_push_here()}
          </Button>
        </p>
        <p class="field-error" aria-live="assertive" data-push-said />
      </div>
    </section>
  );
}

function Messages({ asked, own }: NoticeSettingsProps) {
  const isOwnAsked = asked.some(({ slug }) => slug === own?.slug);
  return (
    <section class="stack" aria-labelledby="mensajes">
      <h2 class="panel-heading" id="mensajes">
        {m.people_messages_asked_title()}
      </h2>
      <p>{m.people_messages_asked_text()}</p>
      {asked.length > 0 && (
        <ul class="device-list">
          {asked.map(({ slug, name, sectors }) => (
            <li class="device">
              <p>
                <strong>{name}</strong>
              </p>
              <p class="secondary">{sectorsSentence(sectors)}</p>
              <p>
                <a href={askForMessagesPath.to({ institution: slug })}>
                  {m.people_messages_asked_change({ institution: name })}
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
      <p class="cluster">
        {own && !isOwnAsked && (
          <ButtonLink href={askForMessagesPath.to({ institution: own.slug })} kind="secondary">
            {m.people_messages_ask_of({ institution: own.name })}
          </ButtonLink>
        )}
        <a href={institutionsPath.to({})}>{m.people_messages_other_institutions()}</a>
      </p>
    </section>
  );
}
