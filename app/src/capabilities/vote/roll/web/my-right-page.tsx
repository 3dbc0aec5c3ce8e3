// «¿Qué pasó con mi derecho?»: what the roll has of the person who is signed in, and how she checks it by herself.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { SealedElection } from '../actions/sealed-election.ts';
import type { Declaration } from '../store/declarations.ts';
import type { Voter } from '../store/voters.ts';
import { framed, publicCrumbs, Said } from './parts.tsx';
import { evidencePath, fileNames, paperPaths, publicPaths } from './paths.ts';
import { assuranceWords, dayWords, declarationWords, stateWords } from './words.ts';

const ISLAND = 'src/capabilities/vote/roll/web/my-right.client.tsx';

export interface MyRightProps {
  readonly election: SealedElection;
  readonly voter: Voter | undefined;
  /** Base64url; undefined once it was erased. */
  readonly salt: string | undefined;
  readonly declarations: readonly Declaration[];
  readonly styleName: string;
}

export function myRightPage(props: MyRightProps): Page {
  const { election, voter } = props;
  return framed({
    title: m.roll_right_title(),
    lead: m.roll_right_lead(),
    crumbs: publicCrumbs(election, { label: m.roll_right_title() }),
    islands: voter === undefined ? [] : [ISLAND],
    body: (
      <>
        {voter === undefined ? <NotOnRoll {...props} /> : <Own {...props} voter={voter} />}
        <Declared {...props} />
      </>
    ),
  });
}

function NotOnRoll({ election }: MyRightProps) {
  return (
    <>
      <Notice tone="warning" title={m.roll_right_none_title()}>
        <p>{m.roll_right_none()}</p>
      </Notice>
      {election.settings.padron.mode !== 'closed' && (
        <p>
          <a href={publicPaths.declare.to({ election: election.id })}>{m.roll_start_declare()}</a>
        </p>
      )}
    </>
  );
}

function Own(props: MyRightProps & { readonly voter: Voter }) {
  const { voter, salt, styleName, election } = props;
  return (
    <>
      <RuledTable
        caption={m.roll_right_table()}
        captionHidden
        narrow="stack"
        columns={[{ label: m.roll_column_what() }, { label: m.roll_column_value() }]}
        rows={[
          [m.roll_right_state(), stateWords[voter.state ?? 'available']()],
          [m.roll_right_style(), <Said>{styleName}</Said>],
          [m.roll_right_assurance(), assuranceWords[voter.assurance]()],
          [m.roll_right_commitment(), <span class="code roll-hash">{voter.c}</span>],
          [
            m.roll_right_salt(),
            salt === undefined ? m.roll_right_erased() : <span class="code roll-hash">{salt}</span>,
          ],
        ]}
      />
      {voter.state === 'available' && election.state === 'open' && (
        <p>
          <a href={paperPaths.start.to({ election: election.id })}>{m.roll_start_title()}</a>
        </p>
      )}
      <section class="stack" aria-labelledby="comprobar">
        <h2 id="comprobar">{m.roll_right_check_title()}</h2>
        <p>{m.roll_right_check_lead()}</p>
        {salt !== undefined && <Check {...props} salt={salt} />}
        <p>
          <a href={publicPaths.list.to({ election: election.id })}>{fileNames.list}</a>,{' '}
          <a href={publicPaths.registro.to({ election: election.id })}>{fileNames.registro}</a>
        </p>
      </section>
      <p class="secondary">{m.roll_right_wrong()}</p>
    </>
  );
}

/** The number that she types goes nowhere: the form has no address, and works with the island alone. */
function Check({
  voter,
  salt,
  election,
}: MyRightProps & { readonly voter: Voter; readonly salt: string }) {
  return (
    <div
      class="stack"
      id="mi-derecho"
      hidden
      data-election={election.id}
      data-style={voter.style}
      data-salt={salt}
      data-commitment={voter.c}
      data-padron={publicPaths.list.to({ election: election.id })}
      data-registro={publicPaths.registro.to({ election: election.id })}
    >
      <Field id="mi-run" name="" label={m.roll_right_run()} hint={m.roll_right_run_hint()} />
      <div>
        <Button type="button">{m.roll_right_check()}</Button>
      </div>
      <div id="mi-derecho-dice" role="status"></div>
    </div>
  );
}

function Declared({ election, declarations }: MyRightProps) {
  if (declarations.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="declaraciones">
      <h2 id="declaraciones">{m.roll_right_declared_title()}</h2>
      <RuledTable
        caption={m.roll_right_declared_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.roll_column_day() },
          { label: m.roll_column_state() },
          { label: m.roll_column_reason() },
          { label: m.roll_column_evidence() },
        ]}
        rows={declarations.map(({ id, declaredOn, state, reason, evidenceType }) => [
          dayWords(declaredOn),
          <>
            {declarationWords[state]()}
            {state === 'waiting' && (
              <form
                action={publicPaths.withdraw.to({ election: election.id, declaration: id })}
                method="post"
              >
                <Button kind="secondary" small>
                  {m.roll_declare_withdraw()}
                </Button>
              </form>
            )}
          </>,
          <Said>{reason}</Said>,
          evidenceType === null ? (
            ''
          ) : (
            <a href={evidencePath.to({ election: election.id, declaration: id })}>
              {m.roll_right_evidence()}
            </a>
          ),
        ])}
      />
    </section>
  );
}
