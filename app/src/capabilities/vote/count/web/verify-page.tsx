// `/verificar`: verifies the public record of a sealed vote in the browser; without script, how to do it with the command.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';

export function verifyPage(): Page {
  return {
    title: m.count_verify_title(),
    description: m.count_verify_description(),
    current: 'count',
    islands: ['src/capabilities/vote/count/web/verify.client.tsx'],
    hero: <Hero title={m.count_verify_title()} lead={m.count_verify_lead()} />,
    body: (
      <>
        <div class="wrap count-trouble" id="verify-trouble" />
        <div class="count-result" id="verify-result" tabIndex={-1} />
        <section class="section">
          <div class="wrap columns columns-even">
            <div class="stack">
              <h2>{m.count_verify_here_title()}</h2>
              <noscript>
                <p>{m.count_verify_without_script()}</p>
              </noscript>
              <VerifyForm />
            </div>
            <ByCommand />
          </div>
        </section>
        <WhatIsChecked />
      </>
    ),
  };
}

/** Shown by the island: without script there is nothing here that could verify. */
function VerifyForm() {
  return (
    <form class="stack" id="verify-form" hidden>
      <p>{m.count_verify_private()}</p>
      <FileDrop
        id="bundle"
        name="bundle"
        label={m.count_verify_bundle_label()}
        hint={m.count_verify_bundle_hint()}
        accept=".gz,.tgz,.tar"
      />
      <Field
        id="vkey"
        name="vkey"
        label={m.count_verify_key_label()}
        hint={m.count_verify_key_hint()}
      />
      <Field
        id="fingerprint"
        name="fingerprint"
        label={m.count_verify_fingerprint_label()}
        hint={m.count_verify_fingerprint_hint()}
      />
      <FileDrop
        id="receipt"
        name="receipt"
        label={m.count_verify_receipt_label()}
        hint={m.count_verify_receipt_hint()}
        isOptional
      />
      <FileDrop
        id="previous"
        name="previous"
        label={m.count_verify_previous_label()}
        hint={m.count_verify_previous_hint()}
        isOptional
      />
      <div class="cluster">
        <Button kind="deep">{m.count_verify_submit()}</Button>
      </div>
    </form>
  );
}

function ByCommand() {
  return (
    <aside class="count-take surface stack">
      <h2 class="panel-heading">{m.count_verify_command_title()}</h2>
      <p>{m.count_verify_command_text()}</p>
      <p class="code">{m.count_verify_command_line()}</p>
      <p>{m.count_verify_command_exit()}</p>
      <p class="secondary">{m.count_verify_command_why()}</p>
    </aside>
  );
}

function WhatIsChecked() {
  const promises = [
    [m.count_verify_log_title(), m.count_verify_log()],
    [m.count_verify_ballots_title(), m.count_verify_ballots()],
    [m.count_verify_result_title(), m.count_verify_result()],
    [m.count_verify_beyond_title(), m.count_verify_beyond()],
  ] as const;
  return (
    <section class="section band">
      <div class="wrap stack">
        <h2>{m.count_verify_what_title()}</h2>
        <ol class="count-promises">
          {promises.map(([title, text]) => (
            <li>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
