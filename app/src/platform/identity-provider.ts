// An OpenID Connect provider that says who a resident is, as the operator configures it.

/** How a provider tells names and RUN: ClaveÚnica has claims of its own, others follow the standard. */
export type ClaimShape = 'claveunica' | 'standard';

export interface IdentityProvider {
  /** Short name in addresses: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly label: { readonly 'es-CL': string; readonly en: string };
  /** Where its discovery document is, or its addresses one by one if it has none. */
  readonly issuer: string;
  readonly endpoints?: {
    readonly authorization: string;
    readonly token: string;
    readonly userinfo: string;
    readonly jwks: string;
  };
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scopes asked for, separated by spaces. */
  readonly scope: string;
  readonly claims: ClaimShape;
  /** ClaveÚnica answers its userinfo only to a POST. */
  readonly userinfoMethod: 'GET' | 'POST';
  /** Whether it proves the RUN: only such a provider may open an account that a RUN already has. */
  readonly provesRun: boolean;
  readonly usesPkce: boolean;
  /** The provider of the demonstration: its personas may be of staff. Never in production. */
  readonly isDemonstration?: true;
  /** Where to send somebody who signs out, with `{redirect}` for the way back. */
  readonly logoutUrl?: string;
}
